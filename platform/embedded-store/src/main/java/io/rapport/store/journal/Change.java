package io.rapport.store.journal;

/// What a command did to one document, or to a whole collection.
public sealed interface Change {

    String collection();

    /// The document at this place now has this image. The bytes are never changed by anyone, and
    /// changes are not compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Put(String collection, long ordinal, byte[] image) implements Change {}

    /// The document at this place is gone.
    record Remove(String collection, long ordinal) implements Change {}

    /// Every document of the collection is gone.
    record Drop(String collection) implements Change {}
}
