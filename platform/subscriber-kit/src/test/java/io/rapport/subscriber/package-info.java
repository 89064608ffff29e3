@NullMarked
package io.rapport.subscriber;

import org.jspecify.annotations.NullMarked;
