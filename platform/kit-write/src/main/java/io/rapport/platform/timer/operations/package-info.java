/// What operators see of timers, and how they let them go after a restore.
@NullMarked
package io.rapport.platform.timer.operations;

import org.jspecify.annotations.NullMarked;
