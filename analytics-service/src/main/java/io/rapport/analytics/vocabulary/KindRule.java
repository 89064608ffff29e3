package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Kind;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.VisibilityRule;
import io.rapport.platform.security.VisibilityRule.Relation;
import io.rapport.roles.Roles;
import org.jspecify.annotations.Nullable;

/// Who may see the records of each kind: the same as where the kind is at home, which a test holds
/// equal to the owning services' API documents.
///
/// @param visibility roles and relation
/// @param relatedBy what holds the owner's or the parent's id; `null` where no relation is needed,
///   or where this service does not keep it, so that only roles that need none see such a record
public record KindRule(VisibilityRule visibility, @Nullable Attribute<String> relatedBy) {

    private static final String[] EVERYONE = {
        Roles.SELLER,
        Roles.SALES_MANAGER,
        Roles.SERVICE_AGENT,
        Roles.SERVICE_LEAD,
        Roles.MARKETER,
        Roles.ANALYST,
        Role.ADMINISTRATOR,
        Role.INTEGRATION
    };
    private static final String[] SALES = {
        Roles.SELLER,
        Roles.SALES_MANAGER,
        Roles.MARKETER,
        Roles.ANALYST,
        Role.ADMINISTRATOR,
        Role.INTEGRATION
    };
    private static final VisibilityRule OF_CUSTOMER = VisibilityRule.of(Relation.PARENT, EVERYONE);
    private static final VisibilityRule OWNED = VisibilityRule.of(Relation.OWNER, EVERYONE);
    private static final VisibilityRule DEALS = VisibilityRule.of(Relation.OWNER, SALES);

    /// Whoever works here sees all of them.
    static final KindRule COMMON = new KindRule(VisibilityRule.of(Relation.TENANT, EVERYONE), null);

    /// Whoever works with campaigns sees all of them.
    static final KindRule CAMPAIGNS =
            new KindRule(
                    VisibilityRule.of(
                            Relation.TENANT,
                            Roles.MARKETER,
                            Roles.ANALYST,
                            Role.ADMINISTRATOR,
                            Role.INTEGRATION),
                    null);

    /// Seen with their customer.
    static KindRule ofCustomer(Attribute<String> customer) {
        return new KindRule(OF_CUSTOMER, customer);
    }

    /// Seen as far as their owner is.
    static KindRule owned(Attribute<String> owner) {
        return new KindRule(OWNED, owner);
    }

    /// Seen by those who sell, as far as their owner is.
    static KindRule deals(Attribute<String> owner) {
        return new KindRule(DEALS, owner);
    }

    /// The rule of a kind.
    public static KindRule of(Kind kind) {
        return Vocabulary.rule(kind);
    }
}
