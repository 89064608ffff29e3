/// The same store and the same broker without Rapport: the baselines of a run.
@NullMarked
package io.rapport.bench.raw;

import org.jspecify.annotations.NullMarked;
