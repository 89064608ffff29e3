package io.rapport.platform.aggregate;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.aggregate.AggregateType.Attribute;
import io.rapport.platform.aggregate.AggregateType.Ending;
import io.rapport.platform.aggregate.AggregateType.Holds;
import io.rapport.platform.aggregate.AggregateType.Identity;
import io.rapport.platform.aggregate.AggregateType.OwnerOf;
import io.rapport.platform.aggregate.AggregateType.Value;
import io.rapport.platform.events.KnownConstants;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.ValueKind;
import io.rapport.platform.security.Caller;
import io.rapport.platform.store.IndexSpec;
import io.rapport.platform.text.Literals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A kind of aggregate while it is declared: its attributes, one after another. Declare the filters
/// first that narrow a list most. It ends with who owns it and how it is shown.
public final class AggregateDeclaration<S> {

    private static final String TENANT = "tenant";
    private static final String ID = "_id";

    /// The order of ids, which is that of creation; every kind has it.
    private static final String CREATED = "created";

    private static final String ENDED = "ended";

    private static final String CURRENCY = "currency";

    /// Stands for a date that is not known: after every date.
    private static final String UNDATED = "undated";

    /// More would make every write dear.
    private static final int MOST_INDEXES = 16;

    private final String name;
    private final String idPrefix;
    private final String collection;
    private final Class<S> stateType;
    private final String topic;
    private final ListSpec list;
    private final List<Attribute<S>> attributes = new ArrayList<>();
    private final Map<String, Value<S>> found = new LinkedHashMap<>();
    private final List<Function<S, ? extends Collection<UniqueValue>>> unique = new ArrayList<>();
    private final List<IndexSpec> indexes = new ArrayList<>();
    private @Nullable OwnerOf<S> owner;
    private @Nullable String within;
    private Function<S, Map<String, ?>> words = _ -> Map.of();
    private int searchVersion;
    private final List<BusinessTime> times = new ArrayList<>();
    private final Map<String, String> timeOrders = new LinkedHashMap<>();
    private final Map<String, List<String>> offered = new LinkedHashMap<>();
    private int derived;
    private boolean owned;
    private boolean unchanging;
    private @Nullable Ending<S> ending;
    private final List<String> orders = new ArrayList<>();
    private final List<Timer<S>> timers = new ArrayList<>();

    AggregateDeclaration(
            String name, String idPrefix, String collection, Class<S> stateType, String topic) {
        this.name = name;
        this.idPrefix = idPrefix;
        this.collection = collection;
        this.stateType = stateType;
        this.topic = topic;
        this.list = ListSpec.named(collection).ids().sort(CREATED, ID, ValueKind.TEXT);
    }

    /// One that happened and never changes: all of it is one attribute, of the kind's own name.
    public AggregateDeclaration<S> unchanging() {
        add(name, state -> state, _ -> false);
        unchanging = true;
        return this;
    }

    /// An attribute that nobody looks for.
    public AggregateDeclaration<S> attribute(String attribute, Value<S> value) {
        return add(attribute, value, _ -> false);
    }

    /// An attribute that is personal data.
    public AggregateDeclaration<S> personal(String attribute, Value<S> value) {
        return add(attribute, value, _ -> true);
    }

    /// An attribute that is personal data in some states.
    public AggregateDeclaration<S> personal(String attribute, Value<S> value, Holds<S> where) {
        return add(attribute, value, where);
    }

    /// Events about the attribute declared last order these as well.
    public AggregateDeclaration<S> ordering(String... others) {
        var last = attributes.removeLast();
        var orders = new HashSet<>(last.orders());
        orders.addAll(List.of(others));
        attributes.add(
                new Attribute<>(last.name(), last.value(), last.personal(), Set.copyOf(orders)));
        return this;
    }

    /// An attribute by whose value lists filter: a text.
    public AggregateDeclaration<S> filter(String attribute, Value<S> value) {
        return attribute(attribute, value).found(attribute, ValueKind.TEXT, value);
    }

    /// An attribute by whose value lists filter: one of an enumeration, whose `UNKNOWN` nobody can
    /// ask for.
    public <E extends Enum<E>> AggregateDeclaration<S> choice(
            String attribute, Class<E> choices, Value<S> value) {
        return attribute(attribute, value).foundAmong(attribute, choices, value);
    }

    /// Something that follows from the attributes, by which lists filter.
    public AggregateDeclaration<S> found(String parameter, ValueKind kind, Value<S> value) {
        list.filter(parameter, field(parameter), kind);
        indexed(field(parameter));
        return stored(parameter, value);
    }

    /// Something that follows from the attributes, by which lists filter: a text.
    public AggregateDeclaration<S> found(String parameter, Value<S> value) {
        return found(parameter, ValueKind.TEXT, value);
    }

    /// Something that follows from the attributes, by which lists filter: one of an enumeration.
    public <E extends Enum<E>> AggregateDeclaration<S> foundAmong(
            String parameter, Class<E> choices, Value<S> value) {
        list.filter(parameter, field(parameter), new TreeSet<>(KnownConstants.of(choices)));
        indexed(field(parameter));
        return stored(parameter, value);
    }

    /// Something that follows from the attributes, by which lists filter, and which is true of so
    /// many that no index would serve it.
    public AggregateDeclaration<S> coarse(String parameter, ValueKind kind, Value<S> value) {
        list.filter(parameter, field(parameter), kind);
        return stored(parameter, value);
    }

    /// An attribute that ends it for good: lists filter by `active`, whether that has not happened.
    ///
    /// @param ended the state, ended
    public AggregateDeclaration<S> endedBy(
            String attribute, Holds<S> holds, UnaryOperator<S> ended) {
        return lasting(attribute, holds, ended).activeUnless(holds);
    }

    /// An attribute that, once it holds, holds for good: what an instance of an older release
    /// writes later, which does not know it, does not undo it.
    ///
    /// @param held the state, with it
    public AggregateDeclaration<S> lasting(
            String attribute, Holds<S> holds, UnaryOperator<S> held) {
        ending = new Ending<>(attribute, holds, held);
        return attribute(attribute, holds::in);
    }

    /// Lists filter by `active`: whether this does not hold. Only that it holds is stored, so
    /// documents of older releases are active without a word.
    public AggregateDeclaration<S> activeUnless(Holds<S> holds) {
        list.active(field(ENDED));
        return stored(ENDED, state -> holds.in(state) ? true : null);
    }

    /// What every list of this kind is asked within: an index serves it, and what is declared after
    /// it is looked for within it.
    public AggregateDeclaration<S> within(String parameter, Value<S> value) {
        list.filter(parameter, field(parameter), ValueKind.TEXT);
        within = field(parameter);
        indexes.add(IndexSpec.of(TENANT, within, ID));
        return stored(parameter, value);
    }

    /// A text that lists can be asked for by its words, while the rule by which they are cut
    /// changes.
    ///
    /// @param fields what is stored for it, below `find`
    /// @param former what every document has, and older instances write
    /// @param present what is asked for once every document has it
    /// @param version of the rule
    public AggregateDeclaration<S> words(
            String parameter,
            Function<S, Map<String, ?>> fields,
            ListSpec.Words former,
            ListSpec.Words present,
            int version) {
        list.words(parameter, former, present);
        indexed(former.field());
        indexed(present.field());
        words = fields;
        searchVersion = version;
        return this;
    }

    /// A text that lists can be asked for by its words.
    ///
    /// @param text of a state
    public AggregateDeclaration<S> words(
            String parameter, Function<S, String> text, WordSearch search) {
        return words(
                parameter,
                text.andThen(search::fields),
                search.former().words(),
                search.present().words(),
                search.version());
    }

    /// Whoever reads no personal data may not ask for this.
    public AggregateDeclaration<S> askedPersonally(String parameter) {
        list.personal(parameter);
        return this;
    }

    /// Whoever reads no personal data may ask for this only together with that value of another
    /// filter.
    public AggregateDeclaration<S> askedPersonallyUnless(
            String parameter, String filter, Enum<?> value) {
        list.personalUnless(parameter, filter, value.name());
        return this;
    }

    /// A field below `find` that no list offers.
    public AggregateDeclaration<S> stored(String field, Value<S> value) {
        if (found.put(field, value) != null) {
            throw new IllegalArgumentException("Two fields of " + name + " are named " + field);
        }
        return this;
    }

    /// What other systems call it: an attribute, a filter, and unique.
    public AggregateDeclaration<S> externalIds(Function<S, List<ExternalId>> ids) {
        if (!unchanging) {
            attribute(ExternalIds.ATTRIBUTE, ids::apply);
        }
        list.filter("externalId", field(ExternalIds.ATTRIBUTE), ValueKind.TEXT);
        indexes.add(IndexSpec.of(TENANT, field(ExternalIds.ATTRIBUTE)));
        unique.add(state -> ExternalIds.claims(name, ids.apply(state)));
        return stored(ExternalIds.ATTRIBUTE, state -> ExternalIds.texts(ids.apply(state)));
    }

    /// Values that no other one may hold.
    public AggregateDeclaration<S> unique(Function<S, ? extends Collection<UniqueValue>> values) {
        unique.add(values);
        return this;
    }

    /// Lists can be ordered by this.
    ///
    /// @param kind how values are compared: texts as they are stored
    /// @param value of a state; `null` comes before everything
    public AggregateDeclaration<S> sorted(String order, ValueKind kind, Value<S> value) {
        list.derivedSort(order, orderField(order), kind);
        orders.add(orderField(order));
        return stored(
                orderName(order),
                state -> Objects.requireNonNullElse(value.of(state), kind.least()));
    }

    /// Lists can be ordered by this text, as people read it: see [OrderedText].
    public AggregateDeclaration<S> sortedByText(String order, Function<S, @Nullable String> text) {
        return sorted(order, ValueKind.TEXT, state -> OrderedText.of(text.apply(state)));
    }

    /// Lists can be ordered by this date, and held to a range of it by `<order>From` and
    /// `<order>To`. What has none is in no range, and comes after all dates, as people expect who
    /// look for what is due: also while documents of an older release, which put it first, are
    /// brought up.
    public AggregateDeclaration<S> sortedByDate(
            String order, Function<S, @Nullable LocalDate> date) {
        var field = orderField(order);
        list.derivedSort(order, field, ValueKind.TEXT, field, ValueKind.TEXT);
        list.derivedRange(order, field, ValueKind.DATE, UNDATED);
        orders.add(field);
        return stored(
                orderName(order),
                state -> {
                    var known = date.apply(state);
                    return known == null ? UNDATED : known.toString();
                });
    }

    /// As [#sortedByDate], by a moment.
    public AggregateDeclaration<S> sortedByMoment(
            String order, Function<S, @Nullable Instant> moment) {
        var field = orderField(order);
        var never = Date.from(Literals.LAST);
        list.derivedSort(order, field, ValueKind.INSTANT);
        list.derivedRange(order, field, ValueKind.INSTANT, never);
        orders.add(field);
        return stored(
                orderName(order),
                state -> {
                    var known = moment.apply(state);
                    return known == null ? never : Date.from(known);
                });
    }

    /// Lists can be ordered by how far one of an enumeration stands in it. A value that comes
    /// between others is a reason to raise the version of the derived fields.
    @SuppressWarnings("EnumOrdinal") // the order of declaration is what is asked for
    public AggregateDeclaration<S> sortedByRank(String order, Function<S, Enum<?>> rank) {
        return sorted(
                order, ValueKind.TEXT, state -> "%03d".formatted(rank.apply(state).ordinal()));
    }

    /// Lists can be ordered by this amount, within one currency, for which they get a filter.
    public AggregateDeclaration<S> sortedByMoney(String order, Function<S, @Nullable Money> money) {
        coarse(
                CURRENCY,
                ValueKind.TEXT,
                state -> {
                    var known = money.apply(state);
                    return known == null ? null : known.currency();
                });
        list.derivedSort(order, orderField(order), ValueKind.TEXT, CURRENCY);
        orders.add(field(CURRENCY) + " " + orderField(order));
        return stored(
                orderName(order),
                state -> {
                    var known = money.apply(state);
                    return known == null ? null : OrderedText.ofNumber(known.amount());
                });
    }

    /// Something happens by itself at a time that the state tells: fired once, however many
    /// instances there are, and never lost; with that time as its effective time, however late it
    /// is. The state after it is due later or not at all. Where this is declared of a kind that has
    /// documents already, raise [#derived(int)], so that they are looked through.
    ///
    /// ```java
    /// .timer("reminder", Thing::remindAt, thing -> CHANGES.decide(thing, List.of(new Reminded())))
    /// ```
    public AggregateDeclaration<S> timer(String name, Timer.Due<S> due, Timer.Firing<S> firing) {
        timers.add(new Timer<>(name, due, firing));
        return this;
    }

    /// A field of its commands takes any code and offers these to whoever chooses, in this order;
    /// what they are called stands in the labels.
    ///
    /// @param field as forms and rows of imports have it
    public AggregateDeclaration<S> offers(String field, String... codes) {
        offered.put(field, List.of(codes));
        return this;
    }

    /// The public state tells, under this name, when it began in the business.
    public AggregateDeclaration<S> tellsBeginning(String time) {
        times.add(new BusinessTime.Began(time));
        return this;
    }

    /// The public state tells, under this name, since when an attribute is what it is.
    public AggregateDeclaration<S> tellsSince(String time, String attribute) {
        times.add(new BusinessTime.Since(time, attribute));
        return this;
    }

    /// The public state tells, under this name, when such an event last happened.
    public AggregateDeclaration<S> tells(String time, Class<? extends PublishedEvent> by) {
        times.add(new BusinessTime.Reached(time, Set.of(by), Set.of()));
        return this;
    }

    /// The public state tells, under this name, when such an event last happened, until another one
    /// takes that back.
    public AggregateDeclaration<S> tells(
            String time,
            Class<? extends PublishedEvent> by,
            Class<? extends PublishedEvent> takenBackBy) {
        times.add(new BusinessTime.Reached(time, Set.of(by), Set.of(takenBackBy)));
        return this;
    }

    /// Lists can be ordered by a time that the public state tells.
    public AggregateDeclaration<S> sortedByTime(String order, String time) {
        list.derivedSort(order, orderField(order), ValueKind.INSTANT);
        orders.add(orderField(order));
        timeOrders.put(orderName(order), time);
        return this;
    }

    /// Lists can be ordered by a time that the public state tells, under a name that was the order
    /// of creation in older releases.
    public AggregateDeclaration<S> sortedByTimeOnceCreated(String order, String time) {
        list.derivedSort(order, orderField(order), ValueKind.INSTANT, ID, ValueKind.TEXT);
        orders.add(orderField(order));
        timeOrders.put(orderName(order), time);
        return this;
    }

    /// Lists can be ordered by their last change, as `changed`.
    public AggregateDeclaration<S> sortedByChange() {
        return sortedByTime("changed", Times.CHANGED);
    }

    /// How often it was changed what fields are stored for filters and orders: raise it with every
    /// change, so that documents of an older release are brought up to it in the background.
    public AggregateDeclaration<S> derived(int version) {
        derived = version;
        return this;
    }

    /// How lists are ordered: as they were created, under this name if it is not `created`, which
    /// every list knows; with a minus the newest first.
    public AggregateDeclaration<S> listedAs(String order) {
        var name = order.replace("-", "");
        if (!name.equals(CREATED)) {
            list.sort(name, ID, ValueKind.TEXT);
        }
        list.orderedBy(order);
        return this;
    }

    /// An employee owns it: an attribute and a filter, and what scopes of owners are held to. The
    /// filter takes `none` for what nobody owns, and is also called `owner`.
    ///
    /// @param parameter the attribute, and the query parameter
    public AggregateDeclaration<S> owned(String parameter, OwnerOf<S> by) {
        list.owner(parameter, AggregateDocument.OWNER);
        if (!parameter.equals(AggregateDocument.OWNER)) {
            list.owner(AggregateDocument.OWNER, AggregateDocument.OWNER);
        }
        return attribute(parameter, by::of).ownedBy(by);
    }

    /// An employee owns it, by what another attribute says.
    public AggregateDeclaration<S> ownedBy(OwnerOf<S> by) {
        list.ownedBy(AggregateDocument.OWNER);
        owned = true;
        indexes.add(IndexSpec.of(TENANT, AggregateDocument.OWNER, ID));
        owner = by;
        return this;
    }

    /// Nobody owns it: whoever may call the route sees all of the tenant.
    public AggregateDeclaration<S> unowned() {
        list.withoutOwner();
        owner = _ -> null;
        return this;
    }

    /// Shown by its public state.
    public <T> AggregateType<S, View<T>> shownAs(Function<S, T> state) {
        return new AggregateType<>(this, Shown.as(state));
    }

    /// Shown by its public state, and the personal part to those who may read it.
    public <T, P> AggregateType<S, PersonalView<T, P>> shownAs(
            Function<S, T> state, Shown.PersonalOf<S, P> personal) {
        return new AggregateType<>(this, Shown.as(state, personal));
    }

    /// As above, where the public state names its own id.
    public <T, P> AggregateType<S, PersonalView<T, P>> shownById(
            BiFunction<String, S, T> state, Shown.PersonalOf<S, P> personal) {
        return new AggregateType<>(this, Shown.byId(state, personal));
    }

    /// Shown by a view of its own.
    ///
    /// @param state and `personal`: what a merge patch applies to
    public <V> AggregateType<S, V> shownBy(
            BiFunction<Stored<S>, Caller, V> view,
            Function<S, ?> state,
            Shown.PersonalOf<S, ?> personal) {
        return new AggregateType<>(this, Shown.by(view, state, personal));
    }

    private AggregateDeclaration<S> add(String attribute, Value<S> value, Holds<S> personal) {
        if (unchanging) {
            throw new IllegalStateException(name + " never changes: look for " + attribute);
        }
        if (attributes.stream().anyMatch(each -> each.name().equals(attribute))) {
            throw new IllegalArgumentException("Two attributes of " + name + ": " + attribute);
        }
        attributes.add(new Attribute<>(attribute, value, personal, Set.of(attribute)));
        return this;
    }

    private void indexed(String field) {
        indexes.add(
                within == null
                        ? IndexSpec.of(TENANT, field, ID)
                        : IndexSpec.of(TENANT, within, field, ID));
    }

    private static String orderField(String order) {
        return field(orderName(order));
    }

    private static String orderName(String order) {
        return order + "Order";
    }

    private static String field(String name) {
        return AggregateDocument.FIND + "." + name;
    }

    Identity<S> identity() {
        if (owner == null) {
            throw new IllegalStateException("Say who owns a " + name + ", or that nobody does.");
        }
        return new Identity<>(name, idPrefix, collection, topic, null, stateType, owner);
    }

    Map<String, List<String>> offered() {
        return Collections.unmodifiableMap(offered);
    }

    List<BusinessTime> times() {
        return List.copyOf(times);
    }

    Map<String, String> timeOrders() {
        return Map.copyOf(timeOrders);
    }

    List<Attribute<S>> attributes() {
        return List.copyOf(attributes);
    }

    Function<S, Map<String, ?>> search() {
        var fields = new LinkedHashMap<>(found);
        var derived = words;
        return state -> {
            var values = new LinkedHashMap<String, Object>(derived.apply(state));
            fields.forEach((field, value) -> {
                var present = value.of(state);
                if (present != null) {
                    values.put(field, present instanceof Enum<?> one ? one.name() : present);
                }
            });
            return values;
        };
    }

    Function<S, Set<UniqueValue>> unique() {
        var all = List.copyOf(unique);
        return state ->
                all.stream()
                        .flatMap(values -> values.apply(state).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Every list is served in its order, from the tenant or from what it is asked within: for who
    /// sees all of it, and for who sees what certain employees own.
    List<IndexSpec> indexes() {
        var all = new ArrayList<IndexSpec>();
        if (within == null) {
            all.add(IndexSpec.of(TENANT, ID));
        }
        all.addAll(indexes);
        for (var order : orders) {
            all.add(orderIndex(null, order));
            if (owned) {
                all.add(orderIndex(AggregateDocument.OWNER, order));
            }
        }
        if (all.size() > MOST_INDEXES) {
            throw new IllegalStateException(
                    "%d indexes for lists of %s; at most %d."
                            .formatted(all.size(), collection, MOST_INDEXES));
        }
        return List.copyOf(all);
    }

    private IndexSpec orderIndex(@Nullable String scope, String order) {
        var keys = new ArrayList<String>();
        keys.add(TENANT);
        if (within != null) {
            keys.add(within);
        }
        if (scope != null) {
            keys.add(scope);
        }
        keys.addAll(List.of(order.split(" ", -1)));
        keys.add(ID);
        return IndexSpec.of(keys.toArray(String[]::new));
    }

    /// Both parts only ever grow, and so does their sum.
    int searchVersion() {
        if (!orders.isEmpty() && derived == 0) {
            throw new IllegalStateException(
                    name + " stores fields for orders: say .derived(1), and raise it with each.");
        }
        return searchVersion + derived;
    }

    Timers<S> timers() {
        return new Timers<>(name, timers);
    }

    @Nullable Ending<S> ending() {
        return ending;
    }

    ListSpec list() {
        return list;
    }
}
