package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Loss;
import io.rapport.analytics.history.Losses;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.ContactFacts;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.InteractionFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.ResponseFacts;
import io.rapport.analytics.vocabulary.TicketFacts;
import io.rapport.analytics.vocabulary.TouchFacts;
import io.rapport.analytics.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Folds a customer's file into the whole view. The same facts give the same view, however they
/// came.
final class CustomerFold {

    /// How many items of each kind a view shows.
    static final int MOST_SHOWN = 20;

    private final CustomerFile file;
    private final AsOf asOf;
    private final boolean present;
    private final Sight sight;
    private final Set<Kind> hiding = new HashSet<>();
    private final Map<Kind, List<Belonging>> belongings = new HashMap<>();
    private final Map<Kind, List<String>> incomplete = new HashMap<>();

    private CustomerFold(CustomerFile file, AsOf asOf, boolean present, Sight sight) {
        this.file = file;
        this.asOf = asOf;
        this.present = present;
        this.sight = sight;
        Vocabulary.belonging().forEach(this::collect);
    }

    /// Whether anything was known of a customer by then: else there is no view of it.
    static boolean knows(History own, AsOf asOf) {
        return !own.read(asOf).visible(ownAttributes()).isEmpty();
    }

    /// @param present whether no certain moment is asked for: only then the view tells whether it
    ///   hides something, for moments would tell when and how often
    /// @return `null` if the customer was not known by then
    static @Nullable CustomerView fold(CustomerFile file, AsOf asOf, boolean present, Sight sight) {
        return knows(file.own(), asOf)
                ? new CustomerFold(file, asOf, present, sight).view(sight.read(file.own(), asOf))
                : null;
    }

    private CustomerView view(VisibleReading own) {
        return new CustomerView(
                file.id(),
                profile(own),
                part(ContactFacts.FACTS.kind(), CustomerItems::contact),
                part(InteractionFacts.FACTS.kind(), CustomerItems::interaction),
                deals(),
                tickets(),
                part(TouchFacts.FACTS.kind(), CustomerItems::touch),
                part(ResponseFacts.FACTS.kind(), CustomerItems::response),
                lastActivity());
    }

    private CustomerView.@Nullable Opportunities deals() {
        var kind = OpportunityFacts.FACTS.kind();
        return sight.sees(kind)
                ? OpportunitySummary.of(belongings(kind), hidden(kind), completeness(kind))
                : null;
    }

    private CustomerView.@Nullable Tickets tickets() {
        var kind = TicketFacts.FACTS.kind();
        return sight.sees(kind)
                ? TicketSummary.of(belongings(kind), hidden(kind), completeness(kind))
                : null;
    }

    private CustomerView.Profile profile(VisibleReading own) {
        var facts = own.visible(ownAttributes());
        var ids = own.value(CustomerFacts.EXTERNAL_IDS);
        return new CustomerView.Profile(
                own.value(CustomerFacts.KIND),
                own.value(CustomerFacts.NAME),
                own.value(CustomerFacts.INDUSTRY),
                own.value(CustomerFacts.REGION),
                own.value(CustomerFacts.PARENT),
                own.value(CustomerFacts.OWNER),
                own.value(CustomerFacts.LIFECYCLE),
                ids == null ? List.of() : ids.ids(),
                Instant.ofEpochMilli(facts.getFirst().effective()),
                Instant.ofEpochMilli(facts.getLast().effective()),
                new CustomerView.Completeness(
                        !own.hasHole(),
                        own.hasHole() ? List.of(file.id()) : List.of(),
                        false,
                        own.lost() == 0 ? List.of() : List.of(new Loss(file.id(), own.lost()))));
    }

    private static List<Attribute<?>> ownAttributes() {
        return Vocabulary.of(CustomerFacts.FACTS.kind());
    }

    private void collect(Kind kind, Attribute<String> owner) {
        var found = new ArrayList<Belonging>();
        var holes = new ArrayList<String>();
        file.of(kind)
                .forEach((id, history) -> {
                    if (!sight.sees(kind, history)) {
                        if (isOfThisCustomer(history.read(AsOf.always()), owner)) {
                            hiding.add(kind);
                        }
                        return;
                    }
                    var reading = sight.read(history, asOf);
                    if (reading.hasHole()) {
                        holes.add(id);
                    }
                    if (file.id().equals(reading.value(owner))) {
                        found.add(Belonging.of(kind, id, reading));
                    }
                });
        found.sort(
                Comparator.comparing(Belonging::changedAt).reversed().thenComparing(Belonging::id));
        holes.sort(Comparator.naturalOrder());
        belongings.put(kind, found);
        incomplete.put(kind, holes);
    }

    private boolean isOfThisCustomer(Reading reading, Attribute<String> owner) {
        return file.id().equals(reading.value(owner));
    }

    private @Nullable Boolean hidden(Kind kind) {
        return present ? hiding.contains(kind) : null;
    }

    private List<Belonging> belongings(Kind kind) {
        return belongings.getOrDefault(kind, List.of());
    }

    private <T> CustomerView.@Nullable Part<T> part(
            Kind kind, BiFunction<String, VisibleReading, T> item) {
        if (!sight.sees(kind)) {
            return null;
        }
        var all = belongings(kind);
        return new CustomerView.Part<>(
                all.stream()
                        .limit(MOST_SHOWN)
                        .map(each -> item.apply(each.id(), each.reading()))
                        .toList(),
                all.size(),
                hidden(kind),
                completeness(kind));
    }

    private CustomerView.Completeness completeness(Kind kind) {
        var holes = incomplete.getOrDefault(kind, List.of());
        var truncated = file.truncated().contains(kind);
        return new CustomerView.Completeness(
                holes.isEmpty() && !truncated,
                holes.stream().limit(MOST_SHOWN).toList(),
                truncated,
                losses(belongings(kind)));
    }

    private static List<Loss> losses(List<Belonging> of) {
        var losses = new Losses();
        of.forEach(each -> losses.add(each.id(), each.reading().lost(), 1));
        return losses.all();
    }

    private CustomerView.@Nullable Activity lastActivity() {
        return belongings.values().stream()
                .flatMap(List::stream)
                .filter(each -> !each.kind().equals(ContactFacts.FACTS.kind()))
                .max(
                        Comparator.comparing(Belonging::changedAt)
                                .thenComparing(Belonging::id, Comparator.reverseOrder()))
                .map(each ->
                        new CustomerView.Activity(
                                each.changedAt(), each.kind().wireName(), each.id()))
                .orElse(null);
    }
}
