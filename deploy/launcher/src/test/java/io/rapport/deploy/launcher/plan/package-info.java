@NullMarked
package io.rapport.deploy.launcher.plan;

import org.jspecify.annotations.NullMarked;
