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
/// @param id of the customer
/// @param profile who it is
/// @param contacts who works there
/// @param interactions what was talked about
/// @param deals what is and was to be sold
/// @param tickets what was asked for
/// @param touches how campaigns reached it
/// @param responses how it answered
record CustomerView(
        String id,
        Profile profile,
        @Nullable Part<Contact> contacts,
        @Nullable Part<Interaction> interactions,
        @Nullable Opportunities deals,
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
    /// @param items the latest first
    /// @param completeness whether this part holds everything
    record Part<T>(
            List<T> items, long total, @Nullable Boolean hidden, Completeness completeness) {}

    /// Whether a part holds everything that was published.
    ///
    /// @param incomplete aggregates that lack an event: they are shown as they were before it
    /// @param truncated whether there is more than is read for one view
    /// @param lost of which events are lost: shown without what they said
    /// @param complete whether nothing is missing
    record Completeness(
            boolean complete, List<String> incomplete, boolean truncated, List<Loss> lost) {}

    /// Who the customer is.
    ///
    /// @param since when the relationship began
    /// @param kind organization or person, for example `ORGANIZATION`
    /// @param name of a person only for those who may read personal data
    /// @param industry line of business
    /// @param region where the customer is
    /// @param parentId the customer whose group it belongs to
    /// @param ownerId employee who owns it; `null` while it lies in the pool
    /// @param lifecycle where the relationship stands, for example `ACTIVE`
    /// @param changedAt when something of it changed last
    /// @param completeness whether the profile holds everything
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

    /// Somebody who works at the customer.
    ///
    /// @param name full name
    /// @param jobTitle as on the card
    /// @param email address at work, for example `wang.fang@huadong-press.example`
    /// @param phone number at work
    /// @param decisionRole part in a decision to buy, for example `DECIDER`
    /// @param reportsToId contact to whom this one reports
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

    /// What was talked about with the customer.
    ///
    /// @param at when it took place
    /// @param channel how, for example `CALL`
    /// @param direction who turned to whom, for example `INBOUND`
    /// @param subject one line
    /// @param contactId through which contact
    /// @param employeeId who of the company took part
    record Interaction(
            String id,
            Instant at,
            @Nullable String channel,
            @Nullable String direction,
            @Nullable String subject,
            @Nullable String contactId,
            @Nullable String employeeId) {}

    /// A deal with the customer.
    ///
    /// @param since when it came to its present stage, or was closed
    /// @param name what the seller calls it
    /// @param status open or how it ended, for example `OPEN`
    /// @param pipelineId the pipeline that it moves through
    /// @param stageId where it stands, or stood when it was closed
    /// @param amount what it is worth; `null` if unknown, which is not 0
    /// @param expectedCloseOn when it is expected to close
    /// @param enteredAt when it entered its pipeline
    record Opportunity(
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

    /// The deals with the customer.
    ///
    /// @param latest open ones first, then those closed last
    /// @param hidden as of the other parts
    /// @param open those that are open
    /// @param won those that were won
    /// @param lost those that were lost
    /// @param completeness whether this part holds everything
    record Opportunities(
            Total open,
            Total won,
            Total lost,
            List<Opportunity> latest,
            @Nullable Boolean hidden,
            Completeness completeness) {}

    /// How many deals, and what they are worth.
    ///
    /// @param amounts per currency, never across
    /// @param unknownAmounts deals without an amount, which is not 0
    /// @param deals how many, for example `2`
    record Total(long deals, List<Money> amounts, long unknownAmounts) {}

    /// What the customer asked for.
    ///
    /// @param type what is wanted, for example `REPAIR`
    /// @param channel how it came in, for example `PHONE`
    /// @param priority how urgent it is, for example `NORMAL`
    /// @param status where it stands, for example `OPEN`
    /// @param subject one line
    /// @param handlerId employee who works on it; `null` if nobody does
    /// @param openedAt when the customer asked
    /// @param changedAt when something of it changed last
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

    /// What the customer asked for, all of it.
    ///
    /// @param open neither resolved nor closed
    /// @param byStatus all of them
    /// @param hidden as of the other parts
    /// @param latest those changed last
    /// @param completeness whether this part holds everything
    record Tickets(
            long open,
            long total,
            Map<String, Long> byStatus,
            List<Ticket> latest,
            @Nullable Boolean hidden,
            Completeness completeness) {}

    /// That a campaign reached the customer.
    ///
    /// @param at when
    /// @param channel how, for example `EMAIL`
    record Touch(
            String id,
            Instant at,
            @Nullable String campaignId,
            @Nullable String channel,
            @Nullable String contactId) {}

    /// That the customer answered a campaign.
    ///
    /// @param at when
    /// @param outcome what came of it, for example `OPENED`
    record Response(
            String id,
            Instant at,
            @Nullable String campaignId,
            @Nullable String touchId,
            @Nullable String outcome) {}

    /// What happened last.
    ///
    /// @param kind of the aggregate, for example `interaction`
    /// @param at when
    record Activity(Instant at, String kind, String id) {}
}
