package io.rapport.analytics.customer;

import io.rapport.analytics.history.Loss;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole customer as of a moment, as far as the caller may see it. Lists show the latest;
/// totals count all that the caller sees. A part of a kind of which the caller's roles see no
/// record is absent.
///
/// @param lastActivity the latest thing that happened with or for the customer, if anything did
record CustomerView(
        String id,
        Profile profile,
        @Nullable Part<Contact> contacts,
        @Nullable Part<Interaction> interactions,
        @Nullable Deals deals,
        @Nullable Tickets tickets,
        @Nullable Part<Touch> touches,
        @Nullable Part<Response> responses,
        @Nullable Activity lastActivity) {

    /// Of each part that the caller sees.
    List<Completeness> completeness() {
        return Stream.of(
                        profile.completeness(),
                        contacts == null ? null : contacts.completeness(),
                        interactions == null ? null : interactions.completeness(),
                        deals == null ? null : deals.completeness(),
                        tickets == null ? null : tickets.completeness(),
                        touches == null ? null : touches.completeness(),
                        responses == null ? null : responses.completeness())
                .filter(Objects::nonNull)
                .toList();
    }

    /// The latest items of a kind.
    ///
    /// @param total how many there are; a lower bound if `completeness.complete` is false
    /// @param hidden whether the customer has others that the caller may not see; told of the
    ///   present only, so absent where `asOf` or `knownAt` is asked for
    record Part<T>(
            List<T> items, long total, @Nullable Boolean hidden, Completeness completeness) {}

    /// Whether a part holds everything that was published.
    ///
    /// @param incomplete aggregates that lack an event: they are shown as they were before it
    /// @param truncated whether there is more than is read for one view
    /// @param lost of which events are lost: shown without what they said
    record Completeness(
            boolean complete, List<String> incomplete, boolean truncated, List<Loss> lost) {}

    /// @param since when the relationship began
    record Profile(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String region,
            @Nullable String parentId,
            @Nullable String ownerId,
            @Nullable String lifecycle,
            List<ExternalId> externalIds,
            Instant since,
            Instant changedAt,
            Completeness completeness) {}

    /// @param left `true` where it works for the customer no more; `null` where it does
    record Contact(
            String id,
            @Nullable String name,
            @Nullable String jobTitle,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String decisionRole,
            @Nullable String reportsToId,
            @Nullable Boolean left) {}

    record Interaction(
            String id,
            Instant at,
            @Nullable String channel,
            @Nullable String direction,
            @Nullable String subject,
            @Nullable String contactId,
            @Nullable String employeeId) {}

    /// @param since when it came to its present stage, or was closed
    record Deal(
            String id,
            @Nullable String name,
            String status,
            String pipelineId,
            String stageId,
            @Nullable Money amount,
            @Nullable String ownerId,
            @Nullable LocalDate expectedCloseOn,
            List<String> productIds,
            Instant enteredAt,
            Instant since) {}

    /// @param latest open ones first, then those closed last
    /// @param hidden as of the other parts
    record Deals(
            Total open,
            Total won,
            Total lost,
            List<Deal> latest,
            @Nullable Boolean hidden,
            Completeness completeness) {}

    /// @param amounts per currency, never across
    /// @param unknownAmounts deals without an amount, which is not 0
    record Total(long deals, List<Money> amounts, long unknownAmounts) {}

    record Ticket(
            String id,
            @Nullable String type,
            @Nullable String channel,
            @Nullable String priority,
            @Nullable String status,
            @Nullable String subject,
            @Nullable String handlerId,
            Instant openedAt,
            Instant changedAt) {}

    /// @param open neither resolved nor closed
    /// @param byStatus all of them
    /// @param hidden as of the other parts
    record Tickets(
            long open,
            long total,
            Map<String, Long> byStatus,
            List<Ticket> latest,
            @Nullable Boolean hidden,
            Completeness completeness) {}

    record Touch(
            String id,
            Instant at,
            @Nullable String campaignId,
            @Nullable String channel,
            @Nullable String contactId) {}

    record Response(
            String id,
            Instant at,
            @Nullable String campaignId,
            @Nullable String touchId,
            @Nullable String outcome) {}

    /// @param kind of the aggregate, for example `interaction`
    record Activity(Instant at, String kind, String id) {}
}
