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
/// @param unknown whether nothing is known yet of the topmost customer's parent; told to those
///   alone who see every customer
record GroupTree(List<Member> members, boolean hidden, boolean truncated, boolean unknown) {

    /// Customers that are read for one view at most.
    static final int MOST = 100;

    /// @param parent the one above it within the tree; `null` at the top
    record Member(String id, History own, @Nullable String parent, int depth) {}

    /// What is known of customers.
    interface Relatives {

        /// A customer's own history; an empty one where nothing is known of it.
        History of(String customer);

        /// The histories of the customers that ever stood directly below one of these.
        ///
        /// @return `null` where there are too many to tell
        @Nullable Map<String, History> everBelow(Collection<String> customers);
    }

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
            var level = List.of(top(id, own));
            while (!level.isEmpty()) {
                level.forEach(member -> found.put(member.id(), member));
                level = below(level);
            }
            return new GroupTree(List.copyOf(found.values()), hidden, truncated, unknown);
        }

        private Member top(String id, History own) {
            var path = new LinkedHashMap<String, History>();
            path.put(id, own);
            var highest = id;
            var history = own;
            while (true) {
                var above = parent(history);
                if (above == null) {
                    return new Member(highest, history, null, 0);
                }
                if (path.containsKey(above)) {
                    return firstOfCircle(path, above);
                }
                if (path.size() == MOST) {
                    truncated = true;
                    return new Member(highest, history, null, 0);
                }
                var next = relatives.of(above);
                if (!sees(next) || !CustomerFold.knows(next, asOf)) {
                    passOver(next);
                    return new Member(highest, history, null, 0);
                }
                path.put(above, next);
                highest = above;
                history = next;
            }
        }

        /// The same one, wherever the walk came into the circle.
        private static Member firstOfCircle(Map<String, History> path, String from) {
            var circle = new ArrayList<>(path.keySet());
            var first =
                    circle.subList(circle.indexOf(from), circle.size()).stream()
                            .min(String::compareTo)
                            .orElse(from);
            return new Member(first, path.getOrDefault(first, History.EMPTY), null, 0);
        }

        private List<Member> below(List<Member> level) {
            var depths = new HashMap<String, Integer>();
            level.forEach(member -> depths.put(member.id(), member.depth()));
            var ever = relatives.everBelow(depths.keySet());
            if (ever == null) {
                truncated = true;
                return List.of();
            }
            var below = new ArrayList<Member>();
            ever.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> {
                        var parent = parent(each.getValue());
                        var depth = parent == null ? null : depths.get(parent);
                        if (depth != null && !found.containsKey(each.getKey())) {
                            add(
                                    below,
                                    new Member(each.getKey(), each.getValue(), parent, depth + 1));
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
            if (Sight.isWhole(visibility)) {
                unknown |= customer.facts().isEmpty();
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
