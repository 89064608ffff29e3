package io.rapport.analytics.customer;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.vocabulary.ContactFacts;
import io.rapport.analytics.vocabulary.InteractionFacts;
import io.rapport.analytics.vocabulary.ResponseFacts;
import io.rapport.analytics.vocabulary.TouchFacts;
import java.time.Instant;

/// The items of a customer's view.
final class CustomerItems {

    private CustomerItems() {}

    static CustomerView.Contact contact(String id, VisibleReading reading) {
        return new CustomerView.Contact(
                id,
                reading.value(ContactFacts.NAME),
                reading.value(ContactFacts.JOB_TITLE),
                reading.value(ContactFacts.EMAIL),
                reading.value(ContactFacts.PHONE),
                reading.value(ContactFacts.ROLE),
                reading.value(ContactFacts.REPORTS_TO),
                hasLeft(reading) ? true : null);
    }

    /// It left its present customer, and did not come back to it from another one since.
    private static boolean hasLeft(VisibleReading contact) {
        var left = contact.value(ContactFacts.LEFT);
        return left != null
                && left.equals(contact.value(ContactFacts.CUSTOMER))
                && !at(contact, ContactFacts.LEFT).isBefore(at(contact, ContactFacts.CUSTOMER));
    }

    static CustomerView.Interaction interaction(String id, VisibleReading reading) {
        return new CustomerView.Interaction(
                id,
                at(reading, InteractionFacts.CHANNEL),
                reading.value(InteractionFacts.CHANNEL),
                reading.value(InteractionFacts.DIRECTION),
                reading.value(InteractionFacts.SUBJECT),
                reading.value(InteractionFacts.CONTACT),
                reading.value(InteractionFacts.EMPLOYEE));
    }

    static CustomerView.Touch touch(String id, VisibleReading reading) {
        return new CustomerView.Touch(
                id,
                at(reading, TouchFacts.CAMPAIGN),
                reading.value(TouchFacts.CAMPAIGN),
                reading.value(TouchFacts.CHANNEL),
                reading.value(TouchFacts.CONTACT));
    }

    static CustomerView.Response response(String id, VisibleReading reading) {
        return new CustomerView.Response(
                id,
                at(reading, ResponseFacts.OUTCOME),
                reading.value(ResponseFacts.CAMPAIGN),
                reading.value(ResponseFacts.TOUCH),
                reading.value(ResponseFacts.OUTCOME));
    }

    /// When the attribute got its value; the beginning of time if it never did.
    static Instant at(VisibleReading reading, Attribute<?> attribute) {
        var fact = reading.lastChange(attribute);
        return fact == null ? Instant.EPOCH : Instant.ofEpochMilli(fact.effective());
    }
}
