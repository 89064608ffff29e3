@NullMarked
package io.rapport.platform.aggregate;

import org.jspecify.annotations.NullMarked;
