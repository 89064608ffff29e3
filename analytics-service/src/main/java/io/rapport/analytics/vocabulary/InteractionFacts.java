package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.InteractionState;
import org.jspecify.annotations.Nullable;

/// What can be said of an interaction. Subject and note are personal.
public final class InteractionFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(1, "contact", String.class);

    public static final Attribute<String> EMPLOYEE = new Attribute<>(2, "employee", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    public static final Attribute<String> DIRECTION = new Attribute<>(4, "direction", String.class);

    public static final Attribute<String> SUBJECT = Attribute.personal(5, "subject", String.class);

    public static final Attribute<String> NOTE = Attribute.personal(6, "note", String.class);

    public static final FactsOf<InteractionEvent> FACTS =
            FactsOf.kind("interaction", InteractionEvent.class, InteractionFacts::set)
                    .attributes(CUSTOMER, CONTACT, EMPLOYEE, CHANNEL, DIRECTION, SUBJECT, NOTE)
                    .belongsTo(CUSTOMER)
                    .leaving(InteractionFacts::former)
                    .seenAs(KindRule.ofCustomer(CUSTOMER));

    private InteractionFacts() {}

    /// A correction says everything anew.
    private static void set(Fact.Builder fact, InteractionEvent event) {
        switch (event) {
            case InteractionEvent.InteractionRecorded _, InteractionEvent.InteractionCorrected _ ->
                    all(fact, event, event.state());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, InteractionEvent event, InteractionState state) {
        fact.set(CUSTOMER, state.customerId())
                .set(CONTACT, state.contactId())
                .set(EMPLOYEE, state.employeeId())
                .set(CHANNEL, state.channel().name())
                .set(DIRECTION, state.direction().name());
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(SUBJECT, text.subject()).set(NOTE, text.note());
        }
    }

    private static @Nullable String former(InteractionEvent event) {
        return event instanceof InteractionEvent.InteractionCorrected corrected
                ? FactsOf.before(corrected.change().customerId())
                : null;
    }
}
