/// A starter that names a context.
@NullMarked
package io.rapport.platform.planted;

import org.jspecify.annotations.NullMarked;
