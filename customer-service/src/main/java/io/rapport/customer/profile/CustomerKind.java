package io.rapport.customer.profile;

/// What a customer is. It never changes: an organization that turns out to be a person is another
/// customer.
enum CustomerKind {
    ORGANIZATION,
    PERSON
}
