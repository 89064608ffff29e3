@NullMarked
package io.rapport.platform.timer;

import org.jspecify.annotations.NullMarked;
