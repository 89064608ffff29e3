package io.rapport.analytics.customer;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.vocabulary.ContactAttributes;
import io.rapport.analytics.vocabulary.InteractionAttributes;
import io.rapport.analytics.vocabulary.ResponseAttributes;
import io.rapport.analytics.vocabulary.TouchAttributes;
import java.time.Instant;

/// The items of a customer's view.
final class CustomerItems {

    private CustomerItems() {}

    static CustomerView.Contact contact(String id, VisibleReading reading) {
        return new CustomerView.Contact(
                id,
                reading.value(ContactAttributes.NAME),
                reading.value(ContactAttributes.JOB_TITLE),
                reading.value(ContactAttributes.EMAIL),
                reading.value(ContactAttributes.PHONE),
                reading.value(ContactAttributes.ROLE),
                reading.value(ContactAttributes.REPORTS_TO));
    }

    static CustomerView.Interaction interaction(String id, VisibleReading reading) {
        return new CustomerView.Interaction(
                id,
                at(reading, InteractionAttributes.CHANNEL),
                reading.value(InteractionAttributes.CHANNEL),
                reading.value(InteractionAttributes.DIRECTION),
                reading.value(InteractionAttributes.SUBJECT),
                reading.value(InteractionAttributes.CONTACT),
                reading.value(InteractionAttributes.EMPLOYEE));
    }

    static CustomerView.Touch touch(String id, VisibleReading reading) {
        return new CustomerView.Touch(
                id,
                at(reading, TouchAttributes.CAMPAIGN),
                reading.value(TouchAttributes.CAMPAIGN),
                reading.value(TouchAttributes.CHANNEL),
                reading.value(TouchAttributes.CONTACT));
    }

    static CustomerView.Response response(String id, VisibleReading reading) {
        return new CustomerView.Response(
                id,
                at(reading, ResponseAttributes.OUTCOME),
                reading.value(ResponseAttributes.CAMPAIGN),
                reading.value(ResponseAttributes.TOUCH),
                reading.value(ResponseAttributes.OUTCOME));
    }

    /// When the attribute got its value; the beginning of time if it never did.
    static Instant at(VisibleReading reading, Attribute<?> attribute) {
        var fact = reading.lastChange(attribute);
        return fact == null ? Instant.EPOCH : Instant.ofEpochMilli(fact.effective());
    }
}
