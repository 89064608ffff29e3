@NullMarked
package io.rapport.platform.consume;

import org.jspecify.annotations.NullMarked;
