/// One half of a planted cycle.
@NullMarked
package io.rapport.planted.left;

import org.jspecify.annotations.NullMarked;
