package io.rapport.customer.contact;

/// What happened to a contact. Never leaves the feature.
sealed interface ContactChange {

    record Added(Contact contact) implements ContactChange {}

    record CardChanged(ContactDetails from, ContactDetails to) implements ContactChange {}

    /// The customer whom it left.
    record Left(String from) implements ContactChange {}

    /// Customer ids; the same one twice where the contact is back.
    record Moved(String from, String to) implements ContactChange {}
}
