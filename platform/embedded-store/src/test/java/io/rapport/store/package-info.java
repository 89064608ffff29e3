/// The store as its clients see it, over the wire.
@NullMarked
package io.rapport.store;

import org.jspecify.annotations.NullMarked;
