package io.rapport.platform.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a list may be asked: its filters and orders by name, each with the stored field and the
/// kind of its values. Declare the filters that an index serves first. Nothing else is reachable.
///
/// ```java
/// ListSpec.named("things").ownedBy("owner").ids()
///         .filter("status", "status", Set.of("OPEN", "DONE"))
///         .filter("industry", "industry", ValueKind.TEXT)
///         .range("changed", "changedAt", ValueKind.INSTANT)   // changedFrom, changedTo
///         .sort("name", "nameKey", ValueKind.TEXT)
///         .sort("changed", "changedAt", ValueKind.INSTANT)
///         .orderedBy("-changed")
/// ```
public final class ListSpec {

    /// How many values a filter takes that may be given several times.
    public static final int MOST_VALUES = 50;

    /// How many records may be asked for by their ids: as many as a page holds.
    public static final int MOST_IDS = 200;

    /// What a filter on the owner takes for "nobody".
    public static final String NOBODY = "none";

    static final String ID = "id";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String SORT = "sort";
    static final String TOTAL = "total";

    /// How a filter looks at its field.
    enum Match {
        /// Equal to one of the values given.
        EQUAL,
        /// One of these records, several in one text or in several.
        IDS,
        /// Owned by one of these employees, or by nobody.
        OWNER,
        /// Ended is what has a value; asked for by whether it has not.
        ACTIVE,
        /// At or after the value.
        FROM,
        /// Before the value.
        TO,
        /// Holds every word of the value.
        WORDS;

        boolean isRepeatable() {
            return this == EQUAL || this == IDS || this == OWNER;
        }
    }

    /// @param unknown what the field of an order holds where there is no value, after all values;
    ///   `null` for a field that is not such a one
    record Filter(
            String name,
            String field,
            ValueKind kind,
            Set<String> choices,
            Match match,
            @Nullable Function<String, ? extends Collection<String>> words,
            @Nullable Filter onceDerived,
            @Nullable Object unknown) {

        private Filter(
                String name, String field, ValueKind kind, Set<String> choices, Match match) {
            this(name, field, kind, choices, match, null, null, null);
        }

        private static Filter within(
                String name, String field, ValueKind kind, Match match, Object unknown) {
            return new Filter(name, field, kind, Set.of(), match, null, null, unknown);
        }

        private static Filter words(
                String name,
                String field,
                Function<String, ? extends Collection<String>> words,
                @Nullable Filter onceDerived) {
            return new Filter(
                    name, field, ValueKind.TEXT, Set.of(), Match.WORDS, words, onceDerived, null);
        }

        /// The filter by what is stored.
        ///
        /// @param derived whether every document has the fields of the present version
        Filter by(boolean derived) {
            return derived && onceDerived != null ? onceDerived : this;
        }
    }

    /// @param derived whether its field is one that older releases did not store
    /// @param within the filter that must be held to one value, for what is alike only within it;
    ///   `null` where values can be compared whatever else they are
    /// @param former what it was in older releases; `null` where they did not know it
    record Order(
            String name,
            String field,
            ValueKind kind,
            boolean derived,
            @Nullable String within,
            @Nullable Order former) {}

    /// That a filter or order asks for personal values.
    ///
    /// @param filter the other filter that keeps it to records of which these are not personal
    /// @param value its value that does
    record Personal(@Nullable String filter, @Nullable String value) {}

    private final String name;
    private final Map<String, Filter> filters = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<String> others = new TreeSet<>();
    private final Map<String, Personal> personal = new HashMap<>();
    private @Nullable String ownerField;
    private boolean ownershipSaid;
    private String usual = "";

    private ListSpec(String name) {
        this.name = name;
    }

    /// Starts a description. The name keeps cursors of different lists apart.
    public static ListSpec named(String name) {
        return new ListSpec(name);
    }

    /// The stored field that holds the owner's employee id; scopes of owners are held to it.
    public ListSpec ownedBy(String field) {
        ownerField = field;
        ownershipSaid = true;
        return this;
    }

    /// These records have no owner: whoever may call the route sees all of the tenant.
    public ListSpec withoutOwner() {
        ownershipSaid = true;
        return this;
    }

    /// Equal to the value, or to one of them if it is given several times.
    public ListSpec filter(String parameter, String field, ValueKind kind) {
        return add(new Filter(parameter, field, kind, Set.of(), Match.EQUAL));
    }

    /// One of these texts only.
    public ListSpec filter(String parameter, String field, Set<String> choices) {
        return add(
                new Filter(parameter, field, ValueKind.TEXT, new TreeSet<>(choices), Match.EQUAL));
    }

    /// Two parameters: `<parameter>From` inclusive, `<parameter>To` exclusive.
    public ListSpec range(String parameter, String field, ValueKind kind) {
        add(new Filter(parameter + "From", field, kind, Set.of(), Match.FROM));
        return add(new Filter(parameter + "To", field, kind, Set.of(), Match.TO));
    }

    /// As [#range], by the field of a derived order: what has no value there is in no range.
    ///
    /// @param unknown what stands there for no value: it comes after every value
    public ListSpec derivedRange(String parameter, String field, ValueKind kind, Object unknown) {
        add(Filter.within(parameter + "From", field, kind, Match.FROM, unknown));
        return add(Filter.within(parameter + "To", field, kind, Match.TO, unknown));
    }

    /// Finds by words: the text is cut by `words` as the stored array was, and all must be there.
    public ListSpec words(
            String parameter, String field, Function<String, ? extends Collection<String>> words) {
        return add(Filter.words(parameter, field, words, null));
    }

    /// Finds by words, as above, while the rule by which they are cut changes.
    ///
    /// @param former what every document has, and older instances write
    /// @param present what is asked for once every document has it
    public ListSpec words(String parameter, Words former, Words present) {
        var later = Filter.words(parameter, present.field(), present.cut(), null);
        return add(Filter.words(parameter, former.field(), former.cut(), later));
    }

    /// A stored array of words.
    ///
    /// @param cut the rule by which a text is cut to be asked for
    public record Words(String field, Function<String, ? extends Collection<String>> cut) {}

    /// An order that can be asked for as `sort=<name>` and `sort=-<name>`.
    public ListSpec sort(String order, String field, ValueKind kind) {
        return add(new Order(order, field, kind, false, null, null));
    }

    /// An order by a field that documents of an older release have not: it is offered once all of
    /// them were brought up.
    public ListSpec derivedSort(String order, String field, ValueKind kind) {
        return add(new Order(order, field, kind, true, null, null));
    }

    /// An order that was one by another field in older releases: it stays that until all documents
    /// were brought up.
    public ListSpec derivedSort(
            String order, String field, ValueKind kind, String former, ValueKind formerKind) {
        return add(
                new Order(
                        order,
                        field,
                        kind,
                        true,
                        null,
                        new Order(order, former, formerKind, false, null, null)));
    }

    /// As [#derivedSort], of values that can be compared only within one value of this filter.
    public ListSpec derivedSort(String order, String field, ValueKind kind, String within) {
        return add(new Order(order, field, kind, true, within, null));
    }

    /// Records can be asked for by their ids.
    public ListSpec ids() {
        return add(new Filter(ID, "_id", ValueKind.TEXT, Set.of(), Match.IDS));
    }

    /// Owned by this employee, or one of them if it is given several times; [#NOBODY] stands for
    /// what nobody owns.
    public ListSpec owner(String parameter, String field) {
        return add(new Filter(parameter, field, ValueKind.TEXT, Set.of(), Match.OWNER));
    }

    /// `active`: whether it has not ended, which is what the field says.
    public ListSpec active(String field) {
        return add(new Filter("active", field, ValueKind.BOOLEAN, Set.of(), Match.ACTIVE));
    }

    /// The order when none is asked for.
    public ListSpec orderedBy(String order) {
        usual = order;
        return this;
    }

    /// The filter or order of that name asks for personal values: it is refused to roles that read
    /// none.
    public ListSpec personal(String name) {
        personal.put(name, new Personal(null, null));
        return this;
    }

    /// As [#personal(String)], unless the list is held to records of which the values are not
    /// personal, by this value of another filter.
    public ListSpec personalUnless(String name, String filter, String value) {
        personal.put(name, new Personal(filter, value));
        return this;
    }

    /// A parameter of the same route that the handler reads itself.
    public ListSpec other(String parameter) {
        others.add(parameter);
        return this;
    }

    private ListSpec add(Order order) {
        if (orders.put(order.name(), order) != null) {
            throw new IllegalArgumentException("Two orders are named " + order.name());
        }
        return this;
    }

    private ListSpec add(Filter filter) {
        if (filters.put(filter.name(), filter) != null) {
            throw new IllegalArgumentException("Two filters are named " + filter.name());
        }
        return this;
    }

    /// The same, once it is seen to be whole: every order has what it needs.
    public ListSpec complete() {
        if (!ownershipSaid || order(usual) == null) {
            throw new IllegalStateException(
                    "The list " + name + " must say who owns its records and how it is ordered.");
        }
        orders.values()
                .forEach(order -> {
                    var within = order.within();
                    if (within != null && filter(within) == null) {
                        throw new IllegalStateException(
                                "The list "
                                        + name
                                        + " has no filter "
                                        + within
                                        + " for "
                                        + order.name());
                    }
                });
        personal.forEach((asked, unless) -> {
            var held = unless.filter();
            if ((filter(asked) == null && order(asked) == null)
                    || (held != null && filter(held) == null)) {
                throw new IllegalStateException(
                        "The list " + name + " has no filter or order " + asked + " and " + held);
            }
        });
        return this;
    }

    String name() {
        return name;
    }

    String usual() {
        return usual;
    }

    /// What asks for personal values, filters and orders by name.
    Map<String, Personal> personal() {
        return personal;
    }

    @Nullable String ownerField() {
        return ownerField;
    }

    List<Filter> filters() {
        return new ArrayList<>(filters.values());
    }

    @Nullable Filter filter(String parameter) {
        return filters.get(parameter);
    }

    /// The order of that name; a leading minus turns it round.
    @Nullable Order order(String sort) {
        return orders.get(sort.startsWith("-") ? sort.substring(1) : sort);
    }

    /// Every value that `sort` takes.
    public Set<String> sortNames() {
        var names = new TreeSet<String>();
        orders.keySet().forEach(order -> names.addAll(List.of(order, "-" + order)));
        return names;
    }

    /// The parameters that filter, in alphabetical order.
    public List<String> filterNames() {
        return filters.keySet().stream().sorted().toList();
    }

    /// Every parameter that the route takes.
    public Set<String> parameterNames() {
        var names = new TreeSet<>(filters.keySet());
        names.addAll(others);
        names.addAll(List.of(LIMIT, CURSOR, SORT, TOTAL));
        return names;
    }

    /// How a filter is asked for; null for a name that is no filter.
    public @Nullable FilterForm filterOf(String parameter) {
        var filter = filters.get(parameter);
        if (filter == null) {
            return null;
        }
        var match = filter.match();
        return new FilterForm(
                filter.kind(),
                filter.choices(),
                match.isRepeatable() ? most(match) : 1,
                switch (match) {
                    case IDS -> "ids, with commas between them or each by itself; at most 200";
                    case OWNER -> "the id of an employee, or none for what nobody owns";
                    case EQUAL, ACTIVE, FROM, TO, WORDS ->
                            filter.choices().isEmpty()
                                    ? filter.kind().form()
                                    : "one of " + filter.choices();
                });
    }

    static int most(Match match) {
        return match == Match.IDS ? MOST_IDS : MOST_VALUES;
    }

    /// What a filter takes.
    ///
    /// @param choices all its values; none if it takes every value of its kind
    /// @param most how many values it takes
    /// @param form what a value must look like, for people
    public record FilterForm(ValueKind kind, Set<String> choices, int most, String form) {

        /// Whether it may be given several times, for any of the values.
        public boolean repeatable() {
            return most > 1;
        }
    }
}
