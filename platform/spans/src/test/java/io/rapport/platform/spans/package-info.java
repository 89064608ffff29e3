@NullMarked
package io.rapport.platform.spans;

import org.jspecify.annotations.NullMarked;
