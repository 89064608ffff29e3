package io.rapport.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Actor.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerTests {

    @Test
    void anEmployeeActsByTheIdOfTheDirectory() {
        assertThat(caller("ada@example.org", "emp_1", TrialRoles.SELLER).actor().header())
                .isEqualTo("employee:emp_1");
    }

    @Test
    void aSystemActsByTheNameOfItsClient() {
        assertThat(caller("erp-import", null, Role.INTEGRATION).actor().header())
                .isEqualTo("client:erp-import");
    }

    /// Events go to every subscriber, and stay.
    @Test
    void nobodysLoginNameGetsIntoEvents() {
        var ada = caller("ada@example.org", null, Role.ADMINISTRATOR).actor();

        assertThat(ada.kind()).isEqualTo(Kind.USER);
        assertThat(ada.header()).matches("user:[A-Za-z0-9_-]{22}").doesNotContain("ada");
        assertThat(caller("ada@example.org", null, Role.ADMINISTRATOR).actor()).isEqualTo(ada);
        assertThat(caller("ben@example.org", null, Role.ADMINISTRATOR).actor()).isNotEqualTo(ada);
        assertThat(caller("名前 x", null, Role.INTEGRATION).actor().kind()).isEqualTo(Kind.USER);
    }

    @Test
    void theAuditTrailKnowsWhoItWas() {
        assertThat(caller("ada", null, Role.OPERATOR).login()).isEqualTo("ada");
        assertThat(caller("ada", "emp_1", Role.OPERATOR).login()).isEqualTo("emp_1");
    }

    private static Caller caller(String subject, @Nullable String employee, String role) {
        return new Caller("acme", subject, employee, Set.of(TrialRoles.role(role)));
    }
}
