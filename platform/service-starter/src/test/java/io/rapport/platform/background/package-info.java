@NullMarked
package io.rapport.platform.background;

import org.jspecify.annotations.NullMarked;
