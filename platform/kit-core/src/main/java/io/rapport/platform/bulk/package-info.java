/// The items of a bulk request and what became of each, in whatever form they came.
@NullMarked
package io.rapport.platform.bulk;

import org.jspecify.annotations.NullMarked;
