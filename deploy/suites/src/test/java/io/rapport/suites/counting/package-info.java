/// The counting test over real processes: every command that a client was told is done is counted
/// again in the log, in the stores and in the views, after processes died under it.
@NullMarked
package io.rapport.suites.counting;

import org.jspecify.annotations.NullMarked;
