package io.rapport.analytics.intake;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.vocabulary.ContactAttributes;
import io.rapport.analytics.vocabulary.CustomerAttributes;
import io.rapport.analytics.vocabulary.ExternalIds;
import io.rapport.analytics.vocabulary.InteractionAttributes;
import io.rapport.contracts.Changed;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.InteractionState;
import org.jspecify.annotations.Nullable;

/// What the events of customers, contacts and interactions set.
final class CustomerFacts {

    private CustomerFacts() {}

    static void set(Fact.Builder fact, CustomerEvent event) {
        var state = event.state();
        switch (event) {
            case CustomerEvent.CustomerRegistered registered -> all(fact, registered, state);
            case CustomerEvent.CustomerDetailsChanged changed -> {
                var change = changed.change();
                touched(fact, CustomerAttributes.NAME, change.name());
                touched(fact, CustomerAttributes.INDUSTRY, change.industry());
                touched(fact, CustomerAttributes.REGION, change.region());
                touched(fact, CustomerAttributes.PARENT, change.parentId());
                if (change.externalIds() != null) {
                    fact.set(CustomerAttributes.EXTERNAL_IDS, new ExternalIds(state.externalIds()));
                }
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    touched(fact, CustomerAttributes.NAME, personal.name());
                }
            }
            case CustomerEvent.CustomerOwnerChanged changed ->
                    fact.set(CustomerAttributes.OWNER, changed.change().to());
            case CustomerEvent.CustomerLifecycleChanged changed ->
                    fact.set(CustomerAttributes.LIFECYCLE, changed.change().to().name());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(
            Fact.Builder fact, CustomerEvent.CustomerRegistered event, CustomerState state) {
        var person = event.personal() == null ? null : event.personal().readableState();
        fact.set(CustomerAttributes.KIND, state.kind().name())
                .set(CustomerAttributes.NAME, person == null ? state.name() : person.name())
                .set(CustomerAttributes.INDUSTRY, state.industry())
                .set(CustomerAttributes.REGION, state.region())
                .set(CustomerAttributes.PARENT, state.parentId())
                .set(CustomerAttributes.OWNER, state.ownerId())
                .set(CustomerAttributes.LIFECYCLE, state.lifecycle().name())
                .set(CustomerAttributes.EXTERNAL_IDS, new ExternalIds(state.externalIds()));
    }

    static void set(Fact.Builder fact, ContactEvent event) {
        switch (event) {
            case ContactEvent.ContactAdded added -> all(fact, added);
            case ContactEvent.ContactChanged changed -> {
                var change = changed.change();
                if (change.decisionRole() != null) {
                    fact.set(ContactAttributes.ROLE, role(changed.state()));
                }
                touched(fact, ContactAttributes.REPORTS_TO, change.reportsToId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    personal(fact, personal);
                }
            }
            case ContactEvent.ContactMoved moved ->
                    fact.set(ContactAttributes.CUSTOMER, moved.change().to());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, ContactEvent.ContactAdded event) {
        var state = event.state();
        fact.set(ContactAttributes.CUSTOMER, state.customerId())
                .set(ContactAttributes.ROLE, role(state))
                .set(ContactAttributes.REPORTS_TO, state.reportsToId());
        var person = event.personal() == null ? null : event.personal().readableState();
        if (person != null) {
            fact.set(ContactAttributes.NAME, person.name())
                    .set(ContactAttributes.JOB_TITLE, person.jobTitle())
                    .set(ContactAttributes.EMAIL, person.email())
                    .set(ContactAttributes.PHONE, person.phone());
        }
    }

    private static void personal(Fact.Builder fact, ContactPersonal.Change change) {
        touched(fact, ContactAttributes.NAME, change.name());
        touched(fact, ContactAttributes.JOB_TITLE, change.jobTitle());
        touched(fact, ContactAttributes.EMAIL, change.email());
        touched(fact, ContactAttributes.PHONE, change.phone());
    }

    private static @Nullable String role(ContactState state) {
        return state.decisionRole() == null ? null : state.decisionRole().name();
    }

    /// A correction says everything anew.
    static void set(Fact.Builder fact, InteractionEvent event) {
        switch (event) {
            case InteractionEvent.InteractionRecorded _, InteractionEvent.InteractionCorrected _ ->
                    all(fact, event, event.state());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, InteractionEvent event, InteractionState state) {
        fact.set(InteractionAttributes.CUSTOMER, state.customerId())
                .set(InteractionAttributes.CONTACT, state.contactId())
                .set(InteractionAttributes.EMPLOYEE, state.employeeId())
                .set(InteractionAttributes.CHANNEL, state.channel().name())
                .set(InteractionAttributes.DIRECTION, state.direction().name());
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(InteractionAttributes.SUBJECT, text.subject())
                    .set(InteractionAttributes.NOTE, text.note());
        }
    }

    static <V> void touched(
            Fact.Builder fact, Attribute<V> attribute, @Nullable Changed<V> changed) {
        if (changed != null) {
            fact.set(attribute, changed.to());
        }
    }
}
