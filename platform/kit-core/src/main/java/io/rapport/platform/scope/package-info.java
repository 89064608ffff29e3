/// Whose records somebody may see.
@NullMarked
package io.rapport.platform.scope;

import org.jspecify.annotations.NullMarked;
