@NullMarked
package io.rapport.platform.token;

import org.jspecify.annotations.NullMarked;
