package io.rapport.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenSystemsTests {

    private static final GivenSystems SYSTEMS =
            new GivenSystems(List.of("erp=erp-import", "erp=erp-repair", "forms=seller"));

    private static boolean mayClaim(String system, String subject, String role) {
        var caller = new Caller("acme", subject, null, Set.of(TrialRoles.role(role)));
        return SYSTEMS.of(caller).include(system);
    }

    @Test
    void aSystemThatIsGivenIsOnlyTheirsToWhomItIs() {
        assertThat(mayClaim("erp", "erp-import", Role.INTEGRATION)).isTrue();
        assertThat(mayClaim("erp", "erp-repair", Role.INTEGRATION)).isTrue();
        assertThat(mayClaim("erp", "mailer", Role.INTEGRATION)).isFalse();
        assertThat(mayClaim("erp", "ada", Role.ADMINISTRATOR)).isFalse();
        assertThat(mayClaim("forms", "anna", TrialRoles.SELLER)).isTrue();
        assertThat(mayClaim("forms", "sam", TrialRoles.SALES_MANAGER)).isFalse();
    }

    @Test
    void oneThatIsGivenToNobodyIsThatOfAdministratorsAndIntegrations() {
        assertThat(mayClaim("shop", "mailer", Role.INTEGRATION)).isTrue();
        assertThat(mayClaim("shop", "ada", Role.ADMINISTRATOR)).isTrue();
        assertThat(mayClaim("shop", "anna", TrialRoles.SELLER)).isFalse();
        assertThat(mayClaim("shop", "maya", TrialRoles.MARKETER)).isFalse();
    }

    @Test
    void aSettingThatSaysNothingIsRefused() {
        for (var setting : List.of("erp", "=seller", "erp=")) {
            assertThatThrownBy(() -> new GivenSystems(List.of(setting)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
