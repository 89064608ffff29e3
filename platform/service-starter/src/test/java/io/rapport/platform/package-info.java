@NullMarked
package io.rapport.platform;

import org.jspecify.annotations.NullMarked;
