/// Text as people and other systems write it: what is refused, and the one form of what is not.
@NullMarked
package io.rapport.platform.text;

import org.jspecify.annotations.NullMarked;
