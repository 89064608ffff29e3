/// What is measured, a class for each.
@NullMarked
package io.rapport.bench.figure;

import org.jspecify.annotations.NullMarked;
