/// The guide "add an aggregate", held against what it tells to write.
@NullMarked
package io.rapport.platform.guide;

import org.jspecify.annotations.NullMarked;
