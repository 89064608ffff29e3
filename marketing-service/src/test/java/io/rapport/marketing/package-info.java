/// The service as a whole: its structure, its routes, and its story over HTTP, store and broker.
@NullMarked
package io.rapport.marketing;

import org.jspecify.annotations.NullMarked;
