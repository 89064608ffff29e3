/// What operators do with records that were parked.
@NullMarked
package io.rapport.platform.consume.operations;

import org.jspecify.annotations.NullMarked;
