@NullMarked
package io.rapport.deploy.launcher.check;

import org.jspecify.annotations.NullMarked;
