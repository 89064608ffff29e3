package io.rapport.analytics.customer;

import io.rapport.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The group that a customer belongs to as of a moment, as far as the caller may see it, with what
/// each of its customers comes to and what they come to together.
///
/// @param members the topmost customer first, each followed by all that stand below it; those of
///   one parent by name
/// @param hidden whether other customers belong to the group that the caller may not see; told of
///   the present only, so absent where `asOf` or `knownAt` is asked for
/// @param truncated whether the group has, or may have, more customers than are read for one view:
///   100, of 500 that were ever put below those of one level; then the sums are those of the
///   customers that are shown, of which the one asked for is one
record CustomerGroup(List<GroupMember> members, @Nullable Boolean hidden, boolean truncated) {

    /// A customer of the group.
    ///
    /// @param kind organization or person, for example `ORGANIZATION`
    /// @param name of a person only for those who may read personal data, for example `Huadong
    ///   Press Works`
    /// @param lifecycle where the relationship stands, for example `ACTIVE`
    /// @param ownerId employee who owns it; `null` while it lies in the pool
    /// @param parentId the customer directly above it
    /// @param depth how many customers of the group stand above it, for example `1`
    /// @param own what this customer comes to by itself, as its own view says
    /// @param withAllBelow that and what all customers below it come to
    /// @param hidden whether it has deals or tickets that the caller may not see, and that are in
    ///   no figure; as of the group
    /// @param complete whether its own view holds everything
    /// @param lastActivity the latest thing that happened with or for it, if anything did
    /// @param lastDealingAt when somebody last talked with it or opened a deal with it, as far as
    ///   its own view shows
    record GroupMember(
            String id,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String lifecycle,
            @Nullable String ownerId,
            @Nullable String parentId,
            int depth,
            GroupFigures own,
            GroupFigures withAllBelow,
            @Nullable Boolean hidden,
            boolean complete,
            CustomerView.@Nullable Activity lastActivity,
            @Nullable Instant lastDealingAt) {}

    /// What one customer or several come to.
    ///
    /// @param customers how many they are, for example `4`
    /// @param deals absent for callers who see no deals
    /// @param tickets absent for callers who see no tickets
    record GroupFigures(int customers, @Nullable GroupDeals deals, @Nullable GroupTickets tickets) {

        static GroupFigures of(CustomerView view) {
            return new GroupFigures(
                    1,
                    view.deals() == null ? null : GroupDeals.of(view.deals()),
                    view.tickets() == null
                            ? null
                            : new GroupTickets(view.tickets().open(), view.tickets().total()));
        }

        GroupFigures plus(GroupFigures other) {
            return new GroupFigures(
                    customers + other.customers,
                    deals == null || other.deals == null ? null : deals.plus(other.deals),
                    tickets == null || other.tickets == null ? null : tickets.plus(other.tickets));
        }
    }

    /// Deals, by how they stand.
    ///
    /// @param open those that are open
    /// @param won those that were won
    /// @param lost those that were lost
    record GroupDeals(CustomerView.Total open, CustomerView.Total won, CustomerView.Total lost) {

        private static GroupDeals of(CustomerView.Opportunities deals) {
            return new GroupDeals(deals.open(), deals.won(), deals.lost());
        }

        private GroupDeals plus(GroupDeals other) {
            return new GroupDeals(
                    sum(open, other.open), sum(won, other.won), sum(lost, other.lost));
        }

        private static CustomerView.Total sum(CustomerView.Total one, CustomerView.Total other) {
            var amounts = new TreeMap<String, BigDecimal>();
            Stream.of(one, other)
                    .flatMap(total -> total.amounts().stream())
                    .forEach(money ->
                            amounts.merge(money.currency(), money.amount(), BigDecimal::add));
            return new CustomerView.Total(
                    one.deals() + other.deals(),
                    amounts.entrySet().stream()
                            .map(each -> new Money(each.getValue(), each.getKey()))
                            .toList(),
                    one.unknownAmounts() + other.unknownAmounts());
        }
    }

    /// Tickets.
    ///
    /// @param open neither resolved nor closed, for example `1`
    /// @param total how many there are, whatever their status, for example `3`
    record GroupTickets(long open, long total) {

        private GroupTickets plus(GroupTickets other) {
            return new GroupTickets(open + other.open, total + other.total);
        }
    }
}
