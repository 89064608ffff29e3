@NullMarked
package io.rapport.deploy.launcher.demo;

import org.jspecify.annotations.NullMarked;
