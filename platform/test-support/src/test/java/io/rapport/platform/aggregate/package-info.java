/// Stands in for the starter, by name.
@NullMarked
package io.rapport.platform.aggregate;

import org.jspecify.annotations.NullMarked;
