@NullMarked
package io.rapport.platform.projection;

import org.jspecify.annotations.NullMarked;
