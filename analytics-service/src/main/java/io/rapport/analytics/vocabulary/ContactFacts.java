package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import org.jspecify.annotations.Nullable;

/// What changes of a contact. Name, job title, e-mail and phone are personal.
public final class ContactFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> ROLE = new Attribute<>(1, "decisionRole", String.class);

    public static final Attribute<String> REPORTS_TO =
            new Attribute<>(2, "reportsTo", String.class);

    public static final Attribute<String> NAME = Attribute.personal(3, "name", String.class);

    public static final Attribute<String> JOB_TITLE =
            Attribute.personal(4, "jobTitle", String.class);

    public static final Attribute<String> EMAIL = Attribute.personal(5, "email", String.class);

    public static final Attribute<String> PHONE = Attribute.personal(6, "phone", String.class);

    /// The customer whom it left; it is there no more as long as that is its customer.
    public static final Attribute<String> LEFT = new Attribute<>(7, "left", String.class);

    public static final FactsOf<ContactEvent> FACTS =
            FactsOf.kind("contact", ContactEvent.class, ContactFacts::set)
                    .attributes(CUSTOMER, ROLE, REPORTS_TO, NAME, JOB_TITLE, EMAIL, PHONE, LEFT)
                    .belongsTo(CUSTOMER)
                    .leaving(ContactFacts::former)
                    .found("con_", ContactFacts::found)
                    .seenAs(KindRule.ofCustomer(CUSTOMER));

    private ContactFacts() {}

    private static void set(Fact.Builder fact, ContactEvent event) {
        switch (event) {
            case ContactEvent.ContactAdded added -> all(fact, added);
            case ContactEvent.ContactChanged changed -> {
                var change = changed.change();
                if (change.decisionRole() != null) {
                    fact.set(ROLE, role(changed.state()));
                }
                fact.touched(REPORTS_TO, change.reportsToId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    personal(fact, personal);
                }
            }
            case ContactEvent.ContactMoved moved -> {
                fact.set(CUSTOMER, moved.change().to());
                if (moved.change().from().equals(moved.change().to())) {
                    fact.set(LEFT, null);
                }
            }
            case ContactEvent.ContactLeft left -> fact.set(LEFT, left.change().from());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, ContactEvent.ContactAdded event) {
        var state = event.state();
        fact.set(CUSTOMER, state.customerId())
                .set(ROLE, role(state))
                .set(REPORTS_TO, state.reportsToId());
        var person = event.personal() == null ? null : event.personal().readableState();
        if (person != null) {
            fact.set(NAME, person.name())
                    .set(JOB_TITLE, person.jobTitle())
                    .set(EMAIL, person.email())
                    .set(PHONE, person.phone());
        }
    }

    private static void personal(Fact.Builder fact, ContactPersonal.Change change) {
        fact.touched(NAME, change.name());
        fact.touched(JOB_TITLE, change.jobTitle());
        fact.touched(EMAIL, change.email());
        fact.touched(PHONE, change.phone());
    }

    private static @Nullable String role(ContactState state) {
        return state.decisionRole() == null ? null : state.decisionRole().name();
    }

    private static @Nullable String former(ContactEvent event) {
        return event instanceof ContactEvent.ContactMoved moved ? moved.change().from() : null;
    }

    private static Findable found(ContactEvent event) {
        var person = event.personal() == null ? null : event.personal().readableState();
        return Findable.called(person == null ? null : person.name(), Findable.Nature.PERSON)
                .customer(event.state().customerId())
                .former(event.state().left(), "LEFT")
                .reachedBy(
                        person == null ? null : person.email(),
                        person == null ? null : person.phone())
                .known(event.state().externalIds());
    }
}
