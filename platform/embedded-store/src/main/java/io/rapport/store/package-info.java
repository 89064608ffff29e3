/// A document store for trying and testing: MongoDB's wire protocol over documents in memory, with
/// indexes that are really used and a journal that survives the death of the process. Production is
/// MongoDB.
@NullMarked
package io.rapport.store;

import org.jspecify.annotations.NullMarked;
