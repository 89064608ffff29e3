/// Figures, their goals, and the table that shows both.
@NullMarked
package io.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
