/// What happens by itself: fires the timers of aggregates when they are due.
@NullMarked
package io.rapport.platform.timer;

import org.jspecify.annotations.NullMarked;
