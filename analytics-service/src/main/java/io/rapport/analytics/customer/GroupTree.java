package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.platform.security.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who stands above and below a customer as of a moment. The walk goes through customers alone that
/// the caller sees: what stands beyond a hidden one would tell of that one. A circle, which facts
/// that were told late can make of any two sound lines, is walked once.
///
/// @param members by level, the topmost customer first
/// @param hidden whether the walk came to a customer that the caller does not see
/// @param truncated whether it ended before the group did
/// @param unknown whether a customer may belong to it of which an event is missing; of a parent
///   that is not known at all, told to those alone who see every customer
record GroupTree(List<Member> members, boolean hidden, boolean truncated, boolean unknown) {

    /// Customers that are read for one view at most.
    static final int MOST = 100;

    /// @param parent the one above it within the tree; `null` at the top
    record Member(String id, History own, @Nullable String parent, int depth) {}

    /// What is known of customers.
    interface Relatives {

        /// A customer's own history; an empty one where nothing is known of it.
        History of(String customer);

        /// The customers that ever stood directly below one of these.
        Below everBelow(Collection<String> customers);
    }

    /// @param histories of those that were read
    /// @param all whether there are no others
    record Below(Map<String, History> histories, boolean all) {}

    /// @param own the history of a customer that the caller sees
    static GroupTree around(
            String id, History own, AsOf asOf, Visibility visibility, Relatives relatives) {
        return new Walk(asOf, visibility, relatives).from(id, own);
    }

    private static final class Walk {

        private final AsOf asOf;
        private final Visibility visibility;
        private final Relatives relatives;
        private final Map<String, Member> found = new LinkedHashMap<>();
        private boolean hidden;
        private boolean truncated;
        private boolean unknown;

        Walk(AsOf asOf, Visibility visibility, Relatives relatives) {
            this.asOf = asOf;
            this.visibility = visibility;
            this.relatives = relatives;
        }

        GroupTree from(String id, History own) {
            var line = line(id, own);
            line.forEach(member -> found.put(member.id(), member));
            var level = line.subList(0, 1);
            for (var depth = 1; !level.isEmpty(); depth++) {
                level = below(level);
                level.forEach(member -> found.put(member.id(), member));
                if (depth < line.size()) {
                    // It is in the group, however many others there are.
                    level.add(line.get(depth));
                }
            }
            return new GroupTree(List.copyOf(found.values()), hidden, truncated, unknown);
        }

        /// From the topmost customer down to the one that is asked for.
        private List<Member> line(String id, History own) {
            var path = new LinkedHashMap<String, History>();
            path.put(id, own);
            var highest = id;
            var above = parent(own);
            while (above != null && !path.containsKey(above)) {
                var next = relatives.of(above);
                if (path.size() == MOST) {
                    truncated = true;
                    break;
                }
                if (!sees(next) || !CustomerFold.knows(next, asOf)) {
                    passOver(next);
                    break;
                }
                path.put(above, next);
                highest = above;
                above = parent(next);
            }
            var upwards = new ArrayList<>(path.keySet());
            var top = upwards.indexOf(highest);
            if (above != null && path.containsKey(above)) {
                top = upwards.indexOf(firstOfCircle(upwards, above));
            }
            return downwards(upwards, top, path);
        }

        private List<Member> downwards(List<String> upwards, int top, Map<String, History> path) {
            var line = new ArrayList<Member>();
            String parent = null;
            for (var place = top; place >= 0; place--) {
                var id = upwards.get(place);
                line.add(new Member(id, path.getOrDefault(id, History.EMPTY), parent, line.size()));
                parent = id;
            }
            return line;
        }

        /// The same one, wherever the walk came into the circle.
        private static String firstOfCircle(List<String> upwards, String from) {
            return upwards.subList(upwards.indexOf(from), upwards.size()).stream()
                    .min(String::compareTo)
                    .orElse(from);
        }

        private List<Member> below(List<Member> level) {
            var depths = new HashMap<String, Integer>();
            level.forEach(member -> depths.put(member.id(), member.depth()));
            var ever = relatives.everBelow(depths.keySet());
            truncated |= !ever.all();
            var below = new ArrayList<Member>();
            ever.histories().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(each -> !found.containsKey(each.getKey()))
                    .forEach(each -> {
                        var reading = each.getValue().read(asOf);
                        var parent = reading.value(CustomerFacts.PARENT);
                        var depth = parent == null ? null : depths.get(parent);
                        if (depth != null) {
                            add(
                                    below,
                                    new Member(each.getKey(), each.getValue(), parent, depth + 1));
                        } else {
                            unknown |= reading.hasHole() && sees(each.getValue());
                        }
                    });
            return below;
        }

        private void add(List<Member> below, Member member) {
            if (!sees(member.own())) {
                passOver(member.own());
            } else if (found.size() + below.size() == MOST) {
                truncated = true;
            } else {
                below.add(member);
            }
        }

        private void passOver(History customer) {
            if (Sight.seesEveryCustomer(visibility)) {
                unknown |= customer.facts().isEmpty() || customer.read(asOf).hasHole();
            } else {
                hidden |= !sees(customer);
            }
        }

        private boolean sees(History customer) {
            return Sight.seesCustomer(visibility, customer, asOf);
        }

        private @Nullable String parent(History customer) {
            return customer.read(asOf).value(CustomerFacts.PARENT);
        }
    }
}
