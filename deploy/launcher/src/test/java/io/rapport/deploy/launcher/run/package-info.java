@NullMarked
package io.rapport.deploy.launcher.run;

import org.jspecify.annotations.NullMarked;
