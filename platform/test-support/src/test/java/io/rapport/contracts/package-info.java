/// Stands in for the contracts, by name.
@NullMarked
package io.rapport.contracts;

import org.jspecify.annotations.NullMarked;
