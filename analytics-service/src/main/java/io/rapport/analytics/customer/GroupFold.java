package io.rapport.analytics.customer;

import io.rapport.analytics.customer.CustomerGroup.GroupFigures;
import io.rapport.analytics.customer.CustomerGroup.GroupMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the views of a group's customers, from the bottom to the top.
final class GroupFold {

    private static final Comparator<CustomerView> BY_NAME =
            Comparator.comparing(
                            (CustomerView view) -> view.profile().name(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(CustomerView::id);

    private final Map<String, CustomerView> views;
    private final Map<String, List<GroupTree.Member>> below = new HashMap<>();
    private final List<GroupMember> members = new ArrayList<>();

    private GroupFold(Map<String, CustomerView> views) {
        this.views = views;
    }

    /// @param views of the tree's customers, each as it is shown by itself
    /// @param present whether no certain moment is asked for
    static CustomerGroup fold(GroupTree tree, Map<String, CustomerView> views, boolean present) {
        var fold = new GroupFold(views);
        for (var member : tree.members()) {
            if (member.parent() != null) {
                fold.below.computeIfAbsent(member.parent(), _ -> new ArrayList<>()).add(member);
            }
        }
        fold.add(tree.members().getFirst());
        return new CustomerGroup(fold.members, present ? tree.hidden() : null, tree.truncated());
    }

    /// @return what the customer and all below it come to
    private GroupFigures add(GroupTree.Member member) {
        var view = view(member);
        var place = members.size();
        var own = GroupFigures.of(view);
        members.add(member(member, view, own, own));
        var children = new ArrayList<>(below.getOrDefault(member.id(), List.of()));
        children.sort(Comparator.comparing(this::view, BY_NAME));
        var sum = own;
        for (var child : children) {
            sum = sum.plus(add(child));
        }
        members.set(place, member(member, view, own, sum));
        return sum;
    }

    private CustomerView view(GroupTree.Member member) {
        return Objects.requireNonNull(views.get(member.id()));
    }

    private static GroupMember member(
            GroupTree.Member member, CustomerView view, GroupFigures own, GroupFigures sum) {
        var profile = view.profile();
        return new GroupMember(
                member.id(),
                profile.kind(),
                profile.name(),
                profile.lifecycle(),
                profile.ownerId(),
                profile.parentId(),
                member.depth(),
                own,
                sum,
                hidden(view),
                view.completeness().stream().allMatch(CustomerView.Completeness::complete),
                view.lastActivity(),
                lastDealing(view));
    }

    private static @Nullable Instant lastDealing(CustomerView view) {
        var talks =
                view.interactions() == null
                        ? List.<CustomerView.Interaction>of()
                        : view.interactions().items();
        var deals =
                view.deals() == null ? List.<CustomerView.Opportunity>of() : view.deals().latest();
        return Stream.concat(
                        talks.stream().map(CustomerView.Interaction::at),
                        deals.stream().map(CustomerView.Opportunity::enteredAt))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Boolean hidden(CustomerView view) {
        var deals = view.deals() == null ? null : view.deals().hidden();
        var tickets = view.tickets() == null ? null : view.tickets().hidden();
        if (deals == null && tickets == null) {
            return null;
        }
        return Boolean.TRUE.equals(deals) || Boolean.TRUE.equals(tickets);
    }
}
