/// Another service, for the planted dependency on it.
@NullMarked
package io.rapport.other;

import org.jspecify.annotations.NullMarked;
