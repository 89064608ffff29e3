/// Problem documents, as they are written.
@NullMarked
package io.rapport.platform.web.problem;

import org.jspecify.annotations.NullMarked;
