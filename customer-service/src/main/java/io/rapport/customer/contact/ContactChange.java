package io.rapport.customer.contact;

/// What happened to a contact. Never leaves the feature.
sealed interface ContactChange {

    record Added(Contact contact) implements ContactChange {}

    record CardChanged(ContactDetails from, ContactDetails to) implements ContactChange {}

    /// Customer ids.
    record Moved(String from, String to) implements ContactChange {}
}
