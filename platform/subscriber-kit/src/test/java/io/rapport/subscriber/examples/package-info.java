/// Runnable examples. A test runs both and holds them equal.
@NullMarked
package io.rapport.subscriber.examples;

import org.jspecify.annotations.NullMarked;
