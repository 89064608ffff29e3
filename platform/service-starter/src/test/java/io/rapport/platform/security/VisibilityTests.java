package io.rapport.platform.security;

import static io.rapport.platform.security.TrialRoles.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.scope.AccessScope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibilityTests {

    private static final VisibilityRule DEALS =
            VisibilityRule.of(VisibilityRule.Relation.OWNER, TrialRoles.SELLER, TrialRoles.ANALYST);

    private static final AccessScope OWN = new AccessScope.OwnedBy("acme", Set.of("emp_1"));

    @Test
    void aRecordIsSeenByRoleAndRelation() {
        var seller = new Visibility(OWN, Set.of(role(TrialRoles.SELLER)));
        var agent = new Visibility(OWN, Set.of(role(TrialRoles.SALES_MANAGER)));
        var analyst =
                new Visibility(
                        new AccessScope.WholeTenant("acme"), Set.of(role(TrialRoles.ANALYST)));

        assertThat(seller.seesOwnedBy("deal", DEALS, "emp_1")).isTrue();
        assertThat(seller.seesOwnedBy("deal", DEALS, "emp_2")).isFalse();
        assertThat(agent.sees(DEALS)).isFalse();
        assertThat(agent.seesOwnedBy("deal", DEALS, "emp_1")).isFalse();
        assertThat(analyst.seesOwnedBy("deal", DEALS, "emp_2")).isTrue();
    }

    @Test
    void aScopeMayHoldAllOfOneKind() {
        var scope = new AccessScope.OwnedBy("acme", Set.of("emp_1"), Set.of("deal"));
        var seller = new Visibility(scope, Set.of(role(TrialRoles.SELLER)));
        var other = new Visibility(scope, Set.of(role(TrialRoles.SALES_MANAGER)));

        assertThat(seller.seesOwnedBy("deal", DEALS, "emp_2")).isTrue();
        assertThat(seller.seesOwnedBy("order", DEALS, "emp_2")).isFalse();
        assertThat(seller.seesOwnedBy("order", DEALS, "emp_1")).isTrue();
        assertThat(other.seesOwnedBy("deal", DEALS, "emp_2")).as("no reader of deals").isFalse();
    }

    @Test
    void aRoleSaysWhetherItSeesPersonalValues() {
        assertThat(
                        new KnownRoles(List.of(new TrialRoles()))
                                .names().stream()
                                        .filter(name ->
                                                !PersonalData.isReadableBy(Set.of(role(name)))))
                .containsExactlyInAnyOrder(TrialRoles.ANALYST, Role.OPERATOR);
    }
}
