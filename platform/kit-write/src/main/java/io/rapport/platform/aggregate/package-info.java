/// Aggregates: one document, one compare-and-set. A command's new state, its events and its
/// idempotency key are one conditional write, so none of them can exist without the others.
@NullMarked
package io.rapport.platform.aggregate;

import org.jspecify.annotations.NullMarked;
