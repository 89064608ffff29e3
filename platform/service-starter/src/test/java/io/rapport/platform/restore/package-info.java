@NullMarked
package io.rapport.platform.restore;

import org.jspecify.annotations.NullMarked;
