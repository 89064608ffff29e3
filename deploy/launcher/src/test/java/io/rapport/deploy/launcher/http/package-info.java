@NullMarked
package io.rapport.deploy.launcher.http;

import org.jspecify.annotations.NullMarked;
