/// What operators do, over HTTP, on a real store and broker.
@NullMarked
package io.rapport.platform.operations;

import org.jspecify.annotations.NullMarked;
