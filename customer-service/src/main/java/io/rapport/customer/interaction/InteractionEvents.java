package io.rapport.customer.interaction;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.InteractionChannel;
import io.rapport.contracts.customer.InteractionDirection;
import io.rapport.contracts.customer.InteractionEvent.InteractionCorrected;
import io.rapport.contracts.customer.InteractionEvent.InteractionRecorded;
import io.rapport.contracts.customer.InteractionPersonal;
import io.rapport.contracts.customer.InteractionState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// What interactions are made of, and what the rest of the world gets to hear. They have no owner
/// of their own: each list is of one customer, whose scope holds for all of them; when they took
/// place is told by the timeline. What was spoken about is free text, and so personal.
@DeclaresAggregate
final class InteractionEvents {

    static final AggregateType<Interaction, InteractionView> TYPE =
            AggregateType.of(
                            "interaction",
                            "int",
                            "interactions",
                            Interaction.class,
                            Topics.CUSTOMER)
                    .unchanging()
                    .externalIds(Interaction::externalIds)
                    .within("customer", Interaction::customerId)
                    .found("contact", Interaction::contactId)
                    .found("employee", Interaction::employeeId)
                    .foundAmong("channel", Channel.class, Interaction::channel)
                    .tellsSince("occurredAt", "interaction")
                    .sortedByTime("occurred", "occurredAt")
                    .derived(1)
                    .listedAs("-recorded")
                    .unowned()
                    .shownBy(
                            InteractionEvents::view,
                            InteractionEvents::state,
                            InteractionEvents::personal);

    private InteractionEvents() {}

    static Decision<Interaction> record(Interaction interaction) {
        return TYPE.created(
                interaction,
                new InteractionRecorded(
                        new InteractionRecorded.Change(),
                        state(interaction),
                        Personal.clear(null, personal(interaction))));
    }

    /// It is one fact: a correction replaces all of it.
    static Decision<Interaction> correct(Stored<Interaction> stored, Interaction wanted) {
        var corrected =
                new InteractionCorrected(
                        publicChange(stored.state(), wanted),
                        state(wanted),
                        Personal.clear(personalChange(stored.state(), wanted), personal(wanted)));
        var replaced = stored.effective().lastSequence(TYPE.name()).orElseThrow();
        return Decision.of(wanted, Publication.of(corrected, TYPE.name()).correcting(replaced));
    }

    /// The public state, as events and answers show it.
    static InteractionState state(Interaction interaction) {
        return new InteractionState(
                interaction.customerId(),
                interaction.contactId(),
                interaction.employeeId(),
                published(interaction.channel()),
                published(interaction.direction()),
                interaction.externalIds());
    }

    /// The personal part.
    static InteractionPersonal personal(Interaction interaction) {
        return new InteractionPersonal(interaction.subject(), interaction.note());
    }

    private static InteractionView view(Stored<Interaction> stored, Caller caller) {
        return new InteractionView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                stored.effective().last("interaction").orElse(stored.recorded()),
                stored.timed(state(stored.state())),
                PersonalData.isReadableBy(caller) ? personal(stored.state()) : null);
    }

    private static InteractionCorrected.Change publicChange(Interaction from, Interaction to) {
        return new InteractionCorrected.Change(
                changed(from.customerId(), to.customerId()),
                changed(from.contactId(), to.contactId()),
                changed(from.employeeId(), to.employeeId()),
                changed(published(from.channel()), published(to.channel())),
                changed(published(from.direction()), published(to.direction())),
                changed(from.externalIds(), to.externalIds()));
    }

    private static InteractionPersonal.@Nullable Change personalChange(
            Interaction from, Interaction to) {
        var subject = changed(from.subject(), to.subject());
        var note = changed(from.note(), to.note());
        return subject == null && note == null
                ? null
                : new InteractionPersonal.Change(subject, note);
    }

    private static InteractionChannel published(Channel channel) {
        return InteractionChannel.valueOf(channel.name());
    }

    private static InteractionDirection published(Direction direction) {
        return InteractionDirection.valueOf(direction.name());
    }
}
