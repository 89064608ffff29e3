/// Load at a constant rate with intended start times, and what came of it.
@NullMarked
package io.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
