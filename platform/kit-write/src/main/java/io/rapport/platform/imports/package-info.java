/// What imports have brought: how much of it has been written, so that a view can say how much of
/// it is visible yet, and that an import is finished.
@NullMarked
package io.rapport.platform.imports;

import org.jspecify.annotations.NullMarked;
