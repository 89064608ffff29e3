@NullMarked
package io.rapport.platform.freshness;

import org.jspecify.annotations.NullMarked;
