package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Loss;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.AnswerFreshness;
import io.rapport.analytics.query.FreshnessSource;
import io.rapport.analytics.query.Moment;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.security.Visibility;
import io.rapport.platform.security.VisibilityRule.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers questions about one customer, as far as the caller may see it and what belongs to it;
/// that is decided by the present owners, whatever moment is asked for.
@Component
final class CustomerReader {

    private final Generations generations;
    private final CustomerFiles files;
    private final Timelines timelines;
    private final FreshnessSource freshness;

    CustomerReader(
            Generations generations,
            CustomerFiles files,
            Timelines timelines,
            FreshnessSource freshness) {
        this.generations = generations;
        this.files = files;
        this.timelines = timelines;
        this.freshness = freshness;
    }

    /// The whole customer with what it relies on.
    ///
    /// @param reliance what the answer relies on
    /// @param customer the customer
    record Whole(AnswerFreshness reliance, CustomerView customer) {}

    /// Who owned the customer, with what that relies on.
    ///
    /// @param reliance what the answer relies on
    /// @param owners first to last, without gaps
    record Owners(AnswerFreshness reliance, List<OwnerHistory.Period> owners) {}

    /// The group of a customer, with what the answer relies on.
    ///
    /// @param reliance what the answer relies on
    /// @param group the group
    record Grouped(AnswerFreshness reliance, CustomerGroup group) {}

    /// @param totals `null` unless asked for
    record Timeline(
            AnswerFreshness reliance, Timelines.Page page, Timelines.@Nullable Totals totals) {}

    /// @param present whether no certain moment is asked for
    Whole whole(Visibility visibility, String id, Moment moment, boolean present) {
        var reliance = freshness.before(moment);
        var own = own(visibility, id, moment.asOf());
        var kinds = seenKinds(visibility, Vocabulary.belonging().keySet());
        var file = files.read(current(), tenant(visibility), id, own, kinds);
        var sight = sight(visibility, file);
        var view = CustomerFold.fold(file, moment.asOf(), present, sight);
        if (view == null) {
            throw unknown();
        }
        return new Whole(reliance.without(missing(view)).losing(lost(view)), view);
    }

    /// Each customer of the group is read as it is when it is asked for by itself.
    ///
    /// @param present whether no certain moment is asked for
    Grouped group(Visibility visibility, String id, Moment moment, boolean present) {
        var reliance = freshness.before(moment);
        var asOf = moment.asOf();
        var own = own(visibility, id, asOf);
        if (!CustomerFold.knows(own, asOf)) {
            throw unknown();
        }
        var relatives = files.relatives(current(), tenant(visibility));
        var tree = GroupTree.around(id, own, asOf, visibility, relatives);
        var kinds = seenKinds(visibility, Vocabulary.belonging().keySet());
        var views = new HashMap<String, CustomerView>();
        var lost = new ArrayList<Loss>();
        for (var member : tree.members()) {
            var file = files.read(current(), tenant(visibility), member.id(), member.own(), kinds);
            var view = CustomerFold.fold(file, asOf, present, sight(visibility, file));
            if (view != null) {
                views.put(member.id(), view);
                lost.addAll(lost(view));
            }
        }
        var group = GroupFold.fold(tree, views, present);
        return new Grouped(
                reliance.without(missing(tree)).without(missing(group)).losing(lost), group);
    }

    private static @Nullable String missing(GroupTree tree) {
        return tree.unknown() ? "an event is missing that may say who belongs to the group" : null;
    }

    private static @Nullable String missing(CustomerGroup group) {
        var complete = group.members().stream().allMatch(CustomerGroup.GroupMember::complete);
        return complete && !group.truncated()
                ? null
                : "customers of the group lack events or are too many or too large; see them";
    }

    Owners owners(Visibility visibility, String id, Moment moment) {
        var reliance = freshness.before(moment);
        var own = own(visibility, id, moment.asOf());
        var reading = own.read(moment.asOf());
        return new Owners(
                reliance.without(reading.hasHole() ? "an event of the customer is missing" : null)
                        .losing(lost(id, reading)),
                OwnerHistory.of(own, moment.asOf()));
    }

    Timeline timeline(Visibility visibility, String id, Moment moment, TimelineQuestion question) {
        var reliance = freshness.before(moment);
        var own = own(visibility, id, moment.asOf());
        var owned = seenKinds(visibility, Vocabulary.belonging().keySet());
        owned.removeIf(kind -> Sight.relation(kind) != Relation.OWNER);
        var file =
                Sight.isWhole(visibility)
                        ? new CustomerFile(id, own, Map.of(), Set.of())
                        : files.read(current(), tenant(visibility), id, own, owned);
        var sight = sight(visibility, file);
        var visible =
                new Timelines.Visible(
                        tenant(visibility),
                        id,
                        sight,
                        shown(visibility, file, sight, question.kinds()));
        var page =
                timelines.page(
                        current(), visible, moment.asOf(), question.after(), question.limit());
        return new Timeline(
                reliance.without(truncated(file)).losing(lost(id, own.read(moment.asOf()))),
                page,
                question.counted() ? timelines.totals(current(), visible, moment.asOf()) : null);
    }

    /// Beyond what is read of one customer nothing is shown to whom not everything is shown.
    private static @Nullable String truncated(CustomerFile file) {
        return file.truncated().isEmpty()
                ? null
                : "there is too much of this customer to tell all that you may see";
    }

    private static Timelines.Shown shown(
            Visibility visibility, CustomerFile file, Sight sight, Set<Kind> asked) {
        var free = seenKinds(visibility, Vocabulary.kinds());
        var gone = new HashSet<String>();
        var owned = new HashSet<String>();
        if (!Sight.isWhole(visibility)) {
            free.removeIf(kind ->
                    !kind.equals(CustomerFacts.FACTS.kind())
                            && Sight.relation(kind) == Relation.OWNER);
            file.related()
                    .forEach((kind, histories) ->
                            histories.forEach((each, history) -> {
                                var sees = sight.sees(kind, history);
                                if (sees && Sight.relation(kind) == Relation.OWNER) {
                                    owned.add(each);
                                } else if (!sees) {
                                    gone.add(each);
                                }
                            }));
        }
        return new Timelines.Shown(free, gone, owned, asked);
    }

    private Sight sight(Visibility visibility, CustomerFile file) {
        var others = Sight.isWhole(visibility) ? Set.<String>of() : Sight.otherCustomers(file);
        return Sight.of(visibility, file.id(), files.own(current(), tenant(visibility), others));
    }

    private static Set<Kind> seenKinds(Visibility visibility, Set<Kind> kinds) {
        var seen = new HashSet<Kind>();
        for (var kind : kinds) {
            if (visibility.sees(KindRule.of(kind).visibility())) {
                seen.add(kind);
            }
        }
        return seen;
    }

    /// Read alone and first: a customer that the caller may not see costs what one costs that there
    /// is not.
    private History own(Visibility visibility, String id, AsOf asOf) {
        var own = files.own(current(), tenant(visibility), id);
        if (!Sight.seesCustomer(visibility, own, asOf)) {
            throw unknown();
        }
        return own;
    }

    private Generation current() {
        return generations.current(Views.NAME);
    }

    private static String tenant(Visibility visibility) {
        return visibility.scope().tenant();
    }

    private static RuntimeException unknown() {
        return new CustomerRefusal.Unknown().asException();
    }

    private static List<Loss> lost(String id, Reading reading) {
        return reading.lost() == 0 ? List.of() : List.of(new Loss(id, reading.lost()));
    }

    private static List<Loss> lost(CustomerView view) {
        return view.completeness().stream().flatMap(part -> part.lost().stream()).toList();
    }

    private static @Nullable String missing(CustomerView view) {
        var complete = view.completeness().stream().allMatch(CustomerView.Completeness::complete);
        return complete ? null : "parts of the customer lack events or are too large; see them";
    }
}
