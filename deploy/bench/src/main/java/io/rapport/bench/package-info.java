/// Measures a whole platform of real processes and says how it stands to its goals.
@NullMarked
package io.rapport.bench;

import org.jspecify.annotations.NullMarked;
