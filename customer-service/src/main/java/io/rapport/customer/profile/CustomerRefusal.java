package io.rapport.customer.profile;

import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import java.util.Map;
import java.util.Set;

/// Every reason why this feature says no.
sealed interface CustomerRefusal extends Refusal {

    @Invalid(
            code = "customer.stage-cannot-follow",
            words = "{to} cannot follow {from}; one of {next} can.")
    record StageCannotFollow(Lifecycle from, Lifecycle to, Set<Lifecycle> next)
            implements CustomerRefusal {

        @Override
        public Map<String, Object> facts() {
            return Map.of("lifecycle", from, "allowed", next);
        }
    }

    @Invalid(
            code = "customer.owner-not-active",
            words =
                    "The owner is no active employee of the directory. Name one, or null for the"
                            + " pool.")
    record OwnerNotActive(String ownerId) implements CustomerRefusal {}

    @Invalid(
            code = "customer.parent-unknown",
            words = "There is no such parent, or you may not see it.")
    record ParentUnknown(String parent) implements CustomerRefusal {}

    @Invalid(
            code = "customer.parent-circular",
            words = "A customer cannot belong to a group below itself.")
    record ParentCircular(String parentId) implements CustomerRefusal {}

    @Invalid(
            code = "customer.hierarchy-too-deep",
            words = "A hierarchy of customers has at most " + Lineage.DEEPEST + " levels.")
    record HierarchyTooDeep() implements CustomerRefusal {}

    @Invalid(
            code = "customer.kind-differs",
            words = "This customer is known as {known}, and a customer's kind never changes.")
    record KindDiffers(CustomerKind known) implements CustomerRefusal {}
}
