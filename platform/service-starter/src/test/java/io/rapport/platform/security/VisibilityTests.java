package io.rapport.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibilityTests {

    private static final VisibilityRule DEALS =
            VisibilityRule.of(VisibilityRule.Relation.OWNER, Role.SELLER, Role.ANALYST);

    private static final AccessScope OWN = new AccessScope.OwnedBy("acme", Set.of("emp_1"));

    @Test
    void aRecordIsSeenByRoleAndRelation() {
        var seller = new Visibility(OWN, Set.of(Role.SELLER));
        var agent = new Visibility(OWN, Set.of(Role.SERVICE_AGENT));
        var analyst = new Visibility(new AccessScope.WholeTenant("acme"), Set.of(Role.ANALYST));

        assertThat(seller.seesOwnedBy(DEALS, "emp_1")).isTrue();
        assertThat(seller.seesOwnedBy(DEALS, "emp_2")).isFalse();
        assertThat(agent.sees(DEALS)).isFalse();
        assertThat(agent.seesOwnedBy(DEALS, "emp_1")).isFalse();
        assertThat(analyst.seesOwnedBy(DEALS, "emp_2")).isTrue();
    }

    /// The proof of every service tries these two.
    @Test
    void onlyAnalystsAndOperatorsSeeNoPersonalValues() {
        assertThat(
                        Arrays.stream(Role.values())
                                .filter(role -> !PersonalData.isReadableBy(Set.of(role))))
                .containsExactlyInAnyOrder(Role.ANALYST, Role.OPERATOR);
    }
}
