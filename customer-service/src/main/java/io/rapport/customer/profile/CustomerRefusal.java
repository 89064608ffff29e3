package io.rapport.customer.profile;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why this feature says no.
sealed interface CustomerRefusal extends Refusal {

    record StageCannotFollow(Lifecycle from, Lifecycle to) implements CustomerRefusal {}

    record OwnerNotActive(String ownerId) implements CustomerRefusal {}

    record ParentUnknown(String parent) implements CustomerRefusal {}

    record ParentCircular(String parentId) implements CustomerRefusal {}

    record HierarchyTooDeep(int deepest) implements CustomerRefusal {}

    record KindDiffers(CustomerKind known) implements CustomerRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case StageCannotFollow _ -> "customer.stage-cannot-follow";
            case OwnerNotActive _ -> "customer.owner-not-active";
            case ParentUnknown _ -> "customer.parent-unknown";
            case ParentCircular _ -> "customer.parent-circular";
            case HierarchyTooDeep _ -> "customer.hierarchy-too-deep";
            case KindDiffers _ -> "customer.kind-differs";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case StageCannotFollow(var from, var to) ->
                    to + " cannot follow " + from + "; one of " + from.next() + " can.";
            case OwnerNotActive _ ->
                    "The owner is no active employee of the directory. Name one, or null for the"
                            + " pool.";
            case ParentUnknown _ -> "There is no such parent, or you may not see it.";
            case ParentCircular _ -> "A customer cannot belong to a group below itself.";
            case HierarchyTooDeep(var deepest) ->
                    "A hierarchy of customers has at most " + deepest + " levels.";
            case KindDiffers(var known) ->
                    "This customer is known as " + known + ", and a customer's kind never changes.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case StageCannotFollow(var from, _) ->
                    Map.of("lifecycle", from, "allowed", from.next());
            case OwnerNotActive(var owner) -> Map.of("ownerId", owner);
            case ParentUnknown(var parent) -> Map.of("parent", parent);
            case ParentCircular(var parent) -> Map.of("parentId", parent);
            case HierarchyTooDeep _, KindDiffers _ -> Map.of();
        };
    }
}
