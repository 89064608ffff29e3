@NullMarked
package io.rapport.platform.text;

import org.jspecify.annotations.NullMarked;
