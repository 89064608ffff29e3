/// Views fed by events: facts and states, in generations that can be rebuilt while the old one
/// serves, and what is known of how far they have come.
@NullMarked
package io.rapport.platform.projection;

import org.jspecify.annotations.NullMarked;
