@NullMarked
package io.rapport.platform.core;

import org.jspecify.annotations.NullMarked;
