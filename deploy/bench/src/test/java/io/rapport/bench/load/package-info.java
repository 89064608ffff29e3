@NullMarked
package io.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
