/// The other half of a planted cycle.
@NullMarked
package io.rapport.planted.right;

import org.jspecify.annotations.NullMarked;
