package io.rapport.customer.interaction;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.InteractionChannel;
import io.rapport.contracts.customer.InteractionDirection;
import io.rapport.contracts.customer.InteractionEvent.InteractionCorrected;
import io.rapport.contracts.customer.InteractionEvent.InteractionRecorded;
import io.rapport.contracts.customer.InteractionPersonal;
import io.rapport.contracts.customer.InteractionState;
import io.rapport.customer.interaction.InteractionChange.Corrected;
import io.rapport.customer.interaction.InteractionChange.Recorded;
import io.rapport.platform.aggregate.Publication;
import org.jspecify.annotations.Nullable;

/// Says, change by change, what the rest of the world gets to hear. What was spoken about is free
/// text, and so personal.
final class InteractionPublishing {

    private InteractionPublishing() {}

    /// @param interaction as it stands after the change
    static Publication publish(Interaction interaction, InteractionChange change) {
        var state = state(interaction);
        return switch (change) {
            case Recorded _ ->
                    Publication.of(
                            new InteractionRecorded(
                                    new InteractionRecorded.Change(),
                                    state,
                                    Personal.clear(null, personal(interaction))),
                            Interaction.FACT);
            case Corrected(var from, var to) ->
                    Publication.of(
                            new InteractionCorrected(
                                    publicChange(from, to),
                                    state,
                                    Personal.clear(
                                            personalChange(from, to), personal(interaction))),
                            Interaction.FACT);
        };
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
