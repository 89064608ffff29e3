/// Ordered indexes over stored documents, and the choice of the index that serves a query. An index
/// only ever proposes documents: each is held against the whole filter again, so a plan may propose
/// too many, never too few.
@NullMarked
package io.rapport.store.index;

import org.jspecify.annotations.NullMarked;
