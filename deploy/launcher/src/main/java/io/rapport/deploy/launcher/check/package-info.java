/// What must be so before anything is started.
@NullMarked
package io.rapport.deploy.launcher.check;

import org.jspecify.annotations.NullMarked;
