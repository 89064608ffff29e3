package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.ContactAttributes;
import io.rapport.analytics.vocabulary.CustomerAttributes;
import io.rapport.analytics.vocabulary.DealAttributes;
import io.rapport.analytics.vocabulary.InteractionAttributes;
import io.rapport.analytics.vocabulary.ResponseAttributes;
import io.rapport.analytics.vocabulary.TicketAttributes;
import io.rapport.analytics.vocabulary.TouchAttributes;
import io.rapport.analytics.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Folds a customer's file into the whole view. The same facts give the same view, however they
/// came.
final class CustomerFold {

    /// How many items of each kind a view shows.
    static final int MOST_SHOWN = 20;

    /// What says to whom an aggregate belongs.
    static final Map<Kind, Attribute<String>> BELONGS =
            new EnumMap<>(
                    Map.of(
                            Kind.CONTACT, ContactAttributes.CUSTOMER,
                            Kind.INTERACTION, InteractionAttributes.CUSTOMER,
                            Kind.OPPORTUNITY, DealAttributes.CUSTOMER,
                            Kind.TICKET, TicketAttributes.CUSTOMER,
                            Kind.TOUCH, TouchAttributes.CUSTOMER,
                            Kind.RESPONSE, ResponseAttributes.CUSTOMER));

    private final CustomerFile file;
    private final AsOf asOf;
    private final Map<Kind, List<Belonging>> belongings = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> incomplete = new EnumMap<>(Kind.class);

    private CustomerFold(CustomerFile file, AsOf asOf) {
        this.file = file;
        this.asOf = asOf;
        BELONGS.forEach(this::collect);
    }

    /// @return `null` if the customer was not known by then
    static @Nullable CustomerView fold(CustomerFile file, AsOf asOf) {
        var own = file.own().read(asOf);
        return own.exists() ? new CustomerFold(file, asOf).view(own) : null;
    }

    private CustomerView view(Reading own) {
        return new CustomerView(
                file.id(),
                profile(own),
                part(Kind.CONTACT, CustomerItems::contact),
                part(Kind.INTERACTION, CustomerItems::interaction),
                DealSummary.of(belongings(Kind.OPPORTUNITY), completeness(Kind.OPPORTUNITY)),
                TicketSummary.of(belongings(Kind.TICKET), completeness(Kind.TICKET)),
                part(Kind.TOUCH, CustomerItems::touch),
                part(Kind.RESPONSE, CustomerItems::response),
                lastActivity());
    }

    private CustomerView.Profile profile(Reading own) {
        var facts = own.visible(ownAttributes());
        var ids = own.value(CustomerAttributes.EXTERNAL_IDS);
        return new CustomerView.Profile(
                own.value(CustomerAttributes.KIND),
                own.value(CustomerAttributes.NAME),
                own.value(CustomerAttributes.INDUSTRY),
                own.value(CustomerAttributes.REGION),
                own.value(CustomerAttributes.PARENT),
                own.value(CustomerAttributes.OWNER),
                own.value(CustomerAttributes.LIFECYCLE),
                ids == null ? List.of() : ids.ids(),
                Instant.ofEpochMilli(facts.getFirst().effective()),
                Instant.ofEpochMilli(facts.getLast().effective()),
                new CustomerView.Completeness(
                        !own.hasHole(), own.hasHole() ? List.of(file.id()) : List.of(), false));
    }

    private static List<Attribute<?>> ownAttributes() {
        return Vocabulary.of(Kind.CUSTOMER);
    }

    private void collect(Kind kind, Attribute<String> owner) {
        var found = new ArrayList<Belonging>();
        var holes = new ArrayList<String>();
        file.of(kind)
                .forEach((id, history) -> {
                    var reading = history.read(asOf);
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

    private List<Belonging> belongings(Kind kind) {
        return belongings.getOrDefault(kind, List.of());
    }

    private <T> CustomerView.Part<T> part(Kind kind, BiFunction<String, Reading, T> item) {
        var all = belongings(kind);
        return new CustomerView.Part<>(
                all.stream()
                        .limit(MOST_SHOWN)
                        .map(each -> item.apply(each.id(), each.reading()))
                        .toList(),
                all.size(),
                completeness(kind));
    }

    private CustomerView.Completeness completeness(Kind kind) {
        var holes = incomplete.getOrDefault(kind, List.of());
        var truncated = file.truncated().contains(kind);
        return new CustomerView.Completeness(
                holes.isEmpty() && !truncated,
                holes.stream().limit(MOST_SHOWN).toList(),
                truncated);
    }

    private CustomerView.@Nullable Activity lastActivity() {
        return belongings.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.kind() != Kind.CONTACT)
                .max(
                        Comparator.comparing(Belonging::changedAt)
                                .thenComparing(Belonging::id, Comparator.reverseOrder()))
                .map(each ->
                        new CustomerView.Activity(
                                each.changedAt(), each.kind().wireName(), each.id()))
                .orElse(null);
    }
}
