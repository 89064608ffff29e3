@NullMarked
package io.rapport.platform.relay;

import org.jspecify.annotations.NullMarked;
