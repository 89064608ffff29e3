/// The append-only file behind one database: images of documents, one frame per command, nothing of
/// MongoDB's commands.
@NullMarked
package io.rapport.store.journal;

import org.jspecify.annotations.NullMarked;
