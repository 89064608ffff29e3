/// How much an import has written, so that a view can say how much of it is visible yet.
@NullMarked
package io.rapport.platform.imports;

import org.jspecify.annotations.NullMarked;
