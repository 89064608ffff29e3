/// Processes that run: start, readiness, the state file, stop.
@NullMarked
package io.rapport.deploy.launcher.run;

import org.jspecify.annotations.NullMarked;
