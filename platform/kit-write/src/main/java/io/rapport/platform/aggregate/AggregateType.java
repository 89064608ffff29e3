package io.rapport.platform.aggregate;

import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.Listing;
import io.rapport.platform.list.ValueKind;
import io.rapport.platform.security.Caller;
import io.rapport.platform.store.IndexSpec;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One kind of aggregate: its names, and the one list of its attributes, from which all else
/// follows: in what two states differ, which effective times a creation begins, what of an imported
/// item is news, what is unique, what lists may be asked, what is indexed, and how it is shown.
///
/// It is declared once, as a constant beside the events of its kind:
///
/// ```java
/// static final AggregateType<Thing, View<ThingState>> TYPE =
///         AggregateType.of("thing", "thg", "things", Thing.class, Topics.THINGS)
///                 .attribute("name", Thing::name)
///                 .filter("series", Thing::series)
///                 .externalIds(Thing::externalIds)
///                 .listedAs("added")
///                 .unowned()
///                 .shownAs(ThingEvents::state);
/// ```
///
/// Names of attributes are stored, as keys of `effective` and `find`: they never change.
///
/// @param <S> the state as it is stored: a record
/// @param <V> how it is shown over HTTP
public final class AggregateType<S, V> implements Listing {

    /// Reads something out of a state; `null` where it has none.
    @FunctionalInterface
    public interface Value<S> {

        @Nullable Object of(S state);
    }

    /// Reads the owner out of a state.
    @FunctionalInterface
    public interface OwnerOf<S> {

        /// The owning employee's id, or `null` when nobody owns it.
        @Nullable String of(S state);
    }

    /// What has an effective time of its own.
    ///
    /// @param personal whether its value is personal data in this state
    /// @param orders the names of all attributes that an event about this one orders
    record Attribute<S>(String name, Value<S> value, Holds<S> personal, Set<String> orders) {}

    /// Says whether something holds for a state.
    @FunctionalInterface
    public interface Holds<S> {

        boolean in(S state);
    }

    /// What comes to an end for good.
    ///
    /// @param ended the state, ended
    record Ending<S>(String attribute, Holds<S> holds, UnaryOperator<S> ended) {}

    /// What a kind is, however it is shown.
    ///
    /// @param source CloudEvents `source` of its events; `null` is the service's own
    record Identity<S>(
            String name,
            String idPrefix,
            String collection,
            String topic,
            @Nullable String source,
            Class<S> stateType,
            OwnerOf<S> owner) {}

    private final Identity<S> identity;
    private final List<Attribute<S>> attributes;
    private final Function<S, Map<String, ?>> search;
    private final Function<S, Set<UniqueValue>> unique;
    private final List<BusinessTime> times;
    private final Map<String, String> timeOrders;
    private final Map<String, List<String>> offered;
    private final int searchVersion;
    private final List<IndexSpec> indexes;
    private final @Nullable ListSpec list;
    private final @Nullable Ending<S> ending;
    private final Shown<S, V> shown;
    private final Timers<S> timers;

    /// A kind without attributes, whose fields and indexes are written out.
    public AggregateType(
            String name,
            String idPrefix,
            String collection,
            String topic,
            String source,
            Class<S> stateType,
            OwnerOf<S> owner,
            Function<S, Map<String, ?>> search,
            List<IndexSpec> indexes) {
        this(name, idPrefix, collection, topic, source, stateType, owner, search, 0, indexes);
    }

    /// A kind without attributes, whose `search` has derived other fields before.
    public AggregateType(
            String name,
            String idPrefix,
            String collection,
            String topic,
            String source,
            Class<S> stateType,
            OwnerOf<S> owner,
            Function<S, Map<String, ?>> search,
            int searchVersion,
            List<IndexSpec> indexes) {
        this.searchVersion = searchVersion;
        this.identity = new Identity<>(name, idPrefix, collection, topic, source, stateType, owner);
        this.attributes = List.of();
        this.times = List.of();
        this.timeOrders = Map.of();
        this.offered = Map.of();
        this.search = search;
        this.unique = _ -> Set.of();
        this.indexes = List.copyOf(indexes);
        this.list = null;
        this.ending = null;
        this.shown = Shown.nowhere();
        this.timers = new Timers<>(name, List.of());
    }

    AggregateType(AggregateDeclaration<S> declared, Shown<S, V> shown) {
        this.identity = declared.identity();
        this.attributes = declared.attributes();
        this.times = declared.times();
        this.timeOrders = declared.timeOrders();
        this.offered = declared.offered();
        this.search = declared.search();
        this.unique = declared.unique();
        this.searchVersion = declared.searchVersion();
        this.indexes = declared.indexes();
        this.list = declared.list();
        this.ending = declared.ending();
        this.shown = shown;
        this.timers = declared.timers();
    }

    /// Begins the declaration of a kind.
    ///
    /// @param name the noun in problem codes and metrics, for example `customer`
    /// @param idPrefix starts every id, without the underscore; unique on the platform
    /// @param collection where its documents live, and its path below `/api/v1`
    /// @param topic where its events go
    public static <S> AggregateDeclaration<S> of(
            String name, String idPrefix, String collection, Class<S> stateType, String topic) {
        return new AggregateDeclaration<>(name, idPrefix, collection, stateType, topic);
    }

    /// The attributes in which two states differ, in alphabetical order.
    public Set<String> differences(S from, S to) {
        return differing(from, to)
                .map(Attribute::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The attributes whose times an event between these two states orders: those in which they
    /// differ, and what is ordered with them.
    Set<String> orderedBetween(S from, S to) {
        return differing(from, to)
                .flatMap(attribute -> attribute.orders().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Attribute<S>> differing(S from, S to) {
        return attributes.stream()
                .filter(each -> !Objects.equals(each.value().of(from), each.value().of(to)));
    }

    /// The state as it is meant: ended, where that has happened, although an instance of an older
    /// release has written the state anew since and knew nothing of it. The times of attributes
    /// that it does not know it leaves alone, and an end after the creation stands there.
    S remembered(S state, EffectiveTimes effective) {
        return ending == null
                        || ending.holds().in(state)
                        || !effective.hasChanged(ending.attribute())
                ? state
                : ending.ended().apply(state);
    }

    /// The names of all attributes: what a creation orders.
    public Set<String> attributes() {
        return attributes.stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet());
    }

    /// The attributes whose values in this state are personal data.
    public Set<String> personal(S state) {
        return attributes.stream()
                .filter(attribute -> attribute.personal().in(state))
                .map(Attribute::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A creation: it orders every attribute.
    public Decision<S> created(S state, PublishedEvent event) {
        return Decision.of(state, new Publication(event, attributes(), null, null));
    }

    /// A change from one state to another, told by one event; nothing where nothing differs.
    public Decision<S> changed(S from, S to, PublishedEvent event) {
        var ordered = orderedBetween(from, to);
        return ordered.isEmpty()
                ? Decision.of(from)
                : Decision.of(to, new Publication(event, ordered, null, null));
    }

    /// How one is shown to a caller.
    public V show(Stored<S> stored, Caller caller) {
        return shown.view(stored, caller);
    }

    /// What clients may know of it at most: public state and personal part. Merge patches apply to
    /// it.
    public Published published(S state) {
        return shown.published(state);
    }

    /// What lists may be asked.
    @Override
    public ListSpec spec() {
        if (list == null) {
            throw new IllegalStateException(name() + " has no list");
        }
        return list;
    }

    public String name() {
        return identity.name();
    }

    public String idPrefix() {
        return identity.idPrefix();
    }

    public String collection() {
        return identity.collection();
    }

    public String topic() {
        return identity.topic();
    }

    /// CloudEvents `source` of its events.
    String source(String ofService) {
        var own = identity.source();
        return own == null ? ofService : own;
    }

    public Class<S> stateType() {
        return identity.stateType();
    }

    public OwnerOf<S> owner() {
        return identity.owner();
    }

    /// The fields by which lists filter and sort, as they are stored below `find`.
    public Map<String, ?> search(S state) {
        return search.apply(state);
    }

    /// The fields by which lists are ordered in time, as they are stored below `find`: values for
    /// what is unknown too, of which the last change is no later than when it was stored.
    Map<String, ?> searchTimes(Times known, Instant recorded) {
        var fields = new HashMap<String, Object>();
        timeOrders.forEach((field, time) -> {
            var at = known.at(time);
            if (at == null && time.equals(Times.CHANGED)) {
                at = recorded;
            }
            fields.put(field, at == null ? ValueKind.INSTANT.least() : Date.from(at));
        });
        return fields;
    }

    /// The times that the state tells after an event.
    Times times(Times before, BusinessTime.Happened event, Instant recorded) {
        var told = before.with(Times.CHANGED, recorded);
        if (event.isFirst()) {
            told = told.with(Times.CREATED, recorded);
        }
        for (var time : times) {
            told = told.with(time.name(), time.after(before.at(time.name()), event));
        }
        return told;
    }

    /// What holds of kept times where other events came since.
    Times timesOtherwise(Times kept, EffectiveTimes effective) {
        var told = Times.UNKNOWN.with(Times.CREATED, kept.at(Times.CREATED));
        for (var time : times) {
            told = told.with(time.name(), time.otherwise(kept.at(time.name()), effective));
        }
        return told;
    }

    /// What happens by itself.
    Timers<S> timers() {
        return timers;
    }

    /// The version of these fields: raised whenever others are derived than before, so that
    /// documents of an older version are brought up to it in the background; 0 where that was never
    /// so.
    int searchVersion() {
        return searchVersion;
    }

    /// The values that no other aggregate may hold while one stands so.
    public Set<UniqueValue> unique(S state) {
        return unique.apply(state);
    }

    /// All that one holds alone after a decision.
    Set<UniqueValue> claims(Decision<S> decision) {
        return Stream.concat(decision.claims().stream(), unique(decision.state()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<IndexSpec> indexes() {
        return indexes;
    }

    /// Codes that fields of its commands offer, in their order; others are taken as well.
    public Map<String, List<String>> offered() {
        return offered;
    }
}
