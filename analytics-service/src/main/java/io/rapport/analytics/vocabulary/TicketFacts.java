package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.service.TicketEvent;
import org.jspecify.annotations.Nullable;

/// What changes of a ticket. The subject is personal.
public final class TicketFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(1, "contact", String.class);

    public static final Attribute<String> TYPE = new Attribute<>(2, "type", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    public static final Attribute<String> PRIORITY = new Attribute<>(4, "priority", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(5, "status", String.class);

    public static final Attribute<String> HANDLER = new Attribute<>(6, "handler", String.class);

    public static final Attribute<String> SUBJECT = Attribute.personal(7, "subject", String.class);

    /// What it waits for, said when the wait began.
    public static final Attribute<String> WAITS_FOR = new Attribute<>(8, "waitsFor", String.class);

    public static final FactsOf<TicketEvent> FACTS =
            FactsOf.kind("ticket", TicketEvent.class, TicketFacts::set)
                    .attributes(
                            CUSTOMER, CONTACT, TYPE, CHANNEL, PRIORITY, STATUS, HANDLER, SUBJECT,
                            WAITS_FOR)
                    .belongsTo(CUSTOMER)
                    .leaving(TicketFacts::former)
                    .found("tic_", TicketFacts::found)
                    .seenAs(KindRule.owned(HANDLER));

    private TicketFacts() {}

    private static void set(Fact.Builder fact, TicketEvent event) {
        var status = event.state().status().name();
        switch (event) {
            case TicketEvent.TicketOpened opened -> all(fact, opened);
            case TicketEvent.TicketAssigned assigned ->
                    fact.set(HANDLER, assigned.change().to()).set(STATUS, status);
            case TicketEvent.TicketPriorityChanged changed ->
                    fact.set(PRIORITY, changed.change().to().name());
            case TicketEvent.TicketDetailsChanged changed -> details(fact, changed);
            case TicketEvent.TicketSetWaiting waiting -> {
                fact.set(STATUS, status);
                if (waiting.change().reasonCode() != null) {
                    fact.set(WAITS_FOR, waiting.change().reasonCode());
                }
            }
            case TicketEvent.TicketResumed _,
                    TicketEvent.TicketResolved _,
                    TicketEvent.TicketClosed _,
                    TicketEvent.TicketReopened _ ->
                    fact.set(STATUS, status);
            case RestorationEvent _ -> {}
        }
    }

    private static void details(Fact.Builder fact, TicketEvent.TicketDetailsChanged event) {
        var change = event.change();
        fact.touched(CUSTOMER, change.customerId()).touched(CONTACT, change.contactId());
        var type = change.type();
        if (type != null) {
            fact.set(TYPE, event.state().type().name());
        }
        var text = event.personal() == null ? null : event.personal().readableChange();
        if (text != null) {
            fact.touched(SUBJECT, text.subject());
        }
    }

    private static @Nullable String former(TicketEvent event) {
        return event instanceof TicketEvent.TicketDetailsChanged changed
                ? FactsOf.before(changed.change().customerId())
                : null;
    }

    private static void all(Fact.Builder fact, TicketEvent.TicketOpened event) {
        var state = event.state();
        fact.set(CUSTOMER, state.customerId())
                .set(CONTACT, state.contactId())
                .set(TYPE, state.type().name())
                .set(CHANNEL, state.channel().name())
                .set(PRIORITY, state.priority().name())
                .set(STATUS, state.status().name())
                .set(HANDLER, state.handlerId());
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(SUBJECT, text.subject());
        }
    }

    private static Findable found(TicketEvent event) {
        var state = event.state();
        var text = event.personal() == null ? null : event.personal().readableState();
        return Findable.called(text == null ? null : text.subject(), Findable.Nature.PERSONAL_TEXT)
                .owner(state.handlerId())
                .customer(state.customerId())
                .status(state.status())
                .known(state.externalIds());
    }
}
