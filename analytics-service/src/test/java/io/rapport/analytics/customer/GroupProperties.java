package io.rapport.analytics.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Money;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.Visibility;
import io.rapport.roles.Roles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Customers that are put below one another, taken away again and given to others, at times that
/// are told late: the group is who stood together then, of those whom the caller sees, and comes to
/// what they come to.
class GroupProperties {

    private static final long DAY = 86_400_000L;
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 30;
    private static final Visibility ALL =
            new Visibility(
                    new AccessScope.WholeTenant("default"),
                    Set.of(new Role(Roles.SELLER, Role.Breadth.TENANT, true)));

    @Property(tries = 500)
    void aGroupIsWhoStandsTogetherOfThoseWhomTheCallerSees(@ForAll long seed) {
        var world = new World(new Random(seed));
        for (var id : world.facts.keySet()) {
            if (!world.seen().contains(id)) {
                continue;
            }
            var tree = world.tree(id);
            assertThat(ids(tree)).isEqualTo(world.together(id));
            assertThat(tree.members().getFirst().id()).isEqualTo(world.root(id));
            assertThat(tree.truncated()).isFalse();
            assertThat(tree.hidden()).isEqualTo(world.leavesOut(ids(tree)));
            var depths = new HashMap<String, Integer>();
            tree.members().forEach(member -> depths.put(member.id(), member.depth()));
            tree.members().stream()
                    .skip(1)
                    .forEach(member -> {
                        assertThat(member.parent()).isEqualTo(world.parent(member.id()));
                        assertThat(member.depth())
                                .isEqualTo(depths.getOrDefault(member.parent(), -2) + 1);
                    });
        }
    }

    @Property(tries = 200)
    void anyOrderOfItsFactsGivesTheSameGroup(@ForAll long seed, @ForAll long journey) {
        var world = new World(new Random(seed));
        var shuffled = new World(new Random(seed));
        shuffled.facts.values().forEach(each -> Collections.shuffle(each, new Random(journey)));

        for (var id : world.seen()) {
            assertThat(ids(shuffled.tree(id))).isEqualTo(ids(world.tree(id)));
        }
    }

    @Property(tries = 200)
    void eachComesToWhatItAndAllBelowItComeTo(@ForAll long seed) {
        var random = new Random(seed);
        var world = new World(random);
        if (world.seen().isEmpty()) {
            return;
        }
        var tree = world.tree(world.seen().iterator().next());
        var views = new HashMap<String, CustomerView>();
        tree.members().forEach(member -> views.put(member.id(), view(member.id(), random)));

        var group = GroupFold.fold(tree, views, true);

        assertThat(group.members()).hasSameSizeAs(tree.members());
        for (var member : group.members()) {
            var below =
                    group.members().stream()
                            .filter(other -> isBelow(tree, other.id(), member.id()))
                            .toList();
            var sum = member.withAllBelow();
            assertThat(sum.customers()).isEqualTo(below.size());
            assertThat(Objects.requireNonNull(sum.tickets()).total())
                    .isEqualTo(
                            below.stream()
                                    .mapToLong(each ->
                                            Objects.requireNonNull(each.own().tickets()).total())
                                    .sum());
            assertThat(amounts(List.of(sum)))
                    .isEqualTo(
                            amounts(below.stream().map(CustomerGroup.GroupMember::own).toList()));
        }
    }

    /// A hundred are shown, of which the one asked for is one.
    @Example
    void theCustomerAskedForIsInItsGroupHoweverManyThereAre() {
        var world = new Plain();
        world.put("cus_top", null);
        for (var each = 100; each < 300; each++) {
            world.put("cus_" + each, "cus_top");
        }
        world.put("cus_last", "cus_299");

        for (var asked : List.of("cus_299", "cus_last", "cus_top")) {
            var tree = GroupTree.around(asked, world.of(asked), AsOf.always(), ALL, world);
            assertThat(ids(tree)).contains(asked, "cus_top").hasSize(GroupTree.MOST);
            assertThat(tree.truncated()).isTrue();
        }
    }

    /// Whether one belongs to a group may be what the missing event says.
    @Example
    void aCustomerOfWhichAnEventIsMissingIsTold() {
        var world = new Plain();
        world.put("cus_top", null);
        world.put("cus_sound", "cus_top");
        var tree = GroupTree.around("cus_top", world.of("cus_top"), AsOf.always(), ALL, world);
        assertThat(tree.unknown()).isFalse();

        world.put("cus_hole", null);
        var put = Fact.at(EventOrder.of(1, 3), START, START).set(CustomerFacts.PARENT, "cus_top");
        world.facts.getOrDefault("cus_hole", List.of()).add(put.build());
        tree = GroupTree.around("cus_top", world.of("cus_top"), AsOf.always(), ALL, world);
        assertThat(ids(tree)).containsExactly("cus_sound", "cus_top");
        assertThat(tree.unknown()).isTrue();
    }

    private static Map<String, BigDecimal> amounts(List<CustomerGroup.GroupFigures> all) {
        return all.stream()
                .flatMap(each -> Objects.requireNonNull(each.deals()).won().amounts().stream())
                .collect(
                        Collectors.toMap(
                                Money::currency, Money::amount, BigDecimal::add, TreeMap::new));
    }

    private static boolean isBelow(GroupTree tree, String id, String top) {
        var parents = new HashMap<String, String>();
        tree.members()
                .forEach(member -> {
                    if (member.parent() != null) {
                        parents.put(member.id(), member.parent());
                    }
                });
        for (var each = id; each != null; each = parents.get(each)) {
            if (each.equals(top)) {
                return true;
            }
        }
        return false;
    }

    private static CustomerView view(String id, Random random) {
        var complete = new CustomerView.Completeness(true, List.of(), false, List.of());
        var won =
                new CustomerView.Total(
                        2,
                        List.of(
                                Money.of("" + random.nextInt(99), "EUR"),
                                Money.of("" + random.nextInt(99), "CNY")),
                        random.nextInt(3));
        var none = new CustomerView.Total(0, List.of(), 0);
        var then = Instant.ofEpochMilli(START);
        return new CustomerView(
                id,
                new CustomerView.Profile(
                        "ORGANIZATION",
                        random.nextBoolean() ? "Name " + id : null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        then,
                        then,
                        complete),
                null,
                null,
                new CustomerView.Opportunities(none, won, none, List.of(), false, complete),
                new CustomerView.Tickets(
                        1, random.nextInt(9), Map.of(), List.of(), false, complete),
                null,
                null,
                null);
    }

    private static Set<String> ids(GroupTree tree) {
        return tree.members().stream()
                .map(GroupTree.Member::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Customers with all that was ever said of them.
    private static class Plain implements GroupTree.Relatives {

        final Map<String, List<Fact>> facts = new TreeMap<>();

        void put(String id, @Nullable String parent) {
            var first = Fact.at(EventOrder.of(1, 1), START, START).set(CustomerFacts.NAME, id);
            facts.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(first.set(CustomerFacts.PARENT, parent).build());
        }

        @Override
        public History of(String customer) {
            return History.of(facts.getOrDefault(customer, List.of()));
        }

        @Override
        public GroupTree.Below everBelow(Collection<String> customers) {
            var below = new HashMap<String, History>();
            facts.forEach((id, all) -> {
                if (all.stream()
                        .anyMatch(fact -> customers.contains(fact.value(CustomerFacts.PARENT)))) {
                    below.put(id, of(id));
                }
            });
            return new GroupTree.Below(below, true);
        }
    }

    /// Random ones, and plain answers to who stands where.
    private static final class World extends Plain {

        private final AsOf asOf;
        private final Visibility visibility;

        World(Random random) {
            var count = 2 + random.nextInt(9);
            for (var each = 0; each < count; each++) {
                add("cus_" + each, count, random);
            }
            asOf = AsOf.at(Instant.ofEpochMilli(START + random.nextLong(DAYS * DAY)));
            var everybody = random.nextInt(3) == 0;
            visibility =
                    new Visibility(
                            everybody
                                    ? new AccessScope.WholeTenant("default")
                                    : new AccessScope.OwnedBy("default", Set.of("emp_me")),
                            Set.of(new Role(Roles.SELLER, Role.Breadth.TENANT, true)));
        }

        private void add(String id, int count, Random random) {
            var all = new ArrayList<Fact>();
            var owner = random.nextInt(5) == 0 ? "emp_other" : "emp_me";
            for (var sequence = 1; sequence <= 1 + random.nextInt(4); sequence++) {
                // The first one comes before all moments; what follows may be told out of order.
                var effective = sequence == 1 ? START - DAY : START + random.nextLong(DAYS * DAY);
                var parent =
                        random.nextInt(4) == 0
                                ? null
                                : "cus_" + random.nextInt(count + (random.nextInt(9) == 0 ? 1 : 0));
                var fact =
                        Fact.at(EventOrder.of(1, sequence), effective, START + sequence)
                                .set(CustomerFacts.PARENT, id.equals(parent) ? null : parent);
                if (sequence == 1) {
                    fact.set(CustomerFacts.NAME, id).set(CustomerFacts.OWNER, owner);
                }
                all.add(fact.build());
            }
            facts.put(id, all);
        }

        GroupTree tree(String id) {
            return GroupTree.around(id, of(id), asOf, visibility, this);
        }

        @Nullable String parent(String id) {
            Fact last = null;
            for (var fact : facts.getOrDefault(id, List.of())) {
                if (fact.effective() <= asOf.effective()
                        && (last == null
                                || fact.effective() > last.effective()
                                || (fact.effective() == last.effective()
                                        && fact.order() > last.order()))) {
                    last = fact;
                }
            }
            return last == null ? null : last.value(CustomerFacts.PARENT);
        }

        Set<String> seen() {
            var seen = new TreeSet<String>();
            facts.forEach((id, all) -> {
                if (Sight.isWhole(visibility)
                        || all.stream()
                                .anyMatch(
                                        fact -> "emp_me".equals(fact.value(CustomerFacts.OWNER)))) {
                    seen.add(id);
                }
            });
            return seen;
        }

        String root(String id) {
            var path = new LinkedHashSet<String>();
            for (var each = id; each != null && seen().contains(each); each = parent(each)) {
                if (!path.add(each)) {
                    var circle = new TreeSet<String>();
                    for (var one = each;
                            circle.add(one);
                            one = Objects.requireNonNull(parent(one))) {
                        // round once
                    }
                    return circle.first();
                }
            }
            return path.getLast();
        }

        Set<String> together(String id) {
            return seen().stream()
                    .filter(other -> root(other).equals(root(id)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /// Whether somebody hidden stands directly above or below one of these.
        boolean leavesOut(Set<String> group) {
            if (Sight.isWhole(visibility)) {
                return false;
            }
            var above = parent(root(group.iterator().next()));
            return (above != null && !seen().contains(above))
                    || facts.keySet().stream()
                            .filter(id -> !seen().contains(id))
                            .anyMatch(id -> {
                                var parent = parent(id);
                                return parent != null && group.contains(parent);
                            });
        }
    }
}
