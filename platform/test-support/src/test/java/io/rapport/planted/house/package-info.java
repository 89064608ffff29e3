/// Breaks every house rule once.
@NullMarked
package io.rapport.planted.house;

import org.jspecify.annotations.NullMarked;
