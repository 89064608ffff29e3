package io.rapport.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.security.Role.Breadth;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownRolesTests {

    @Test
    void theKitKnowsItsOwnAndWhatCataloguesDeclare() {
        assertThat(new KnownRoles(List.of()).names())
                .containsExactly(Role.OPERATOR, Role.ADMINISTRATOR, Role.INTEGRATION);
        assertThat(new KnownRoles(List.of(new TrialRoles())).named("seller"))
                .isEqualTo(new Role("seller", Breadth.TEAMS, true));
        assertThat(new KnownRoles(List.of()).named("seller")).isNull();
    }

    /// A catalogue could otherwise widen what an operator sees.
    @Test
    void nobodyDeclaresARoleTwice() {
        RoleCatalogue widening = () -> List.of(new Role(Role.OPERATOR, Breadth.TENANT, true));

        assertThatThrownBy(() -> new KnownRoles(List.of(widening)))
                .hasMessage("the role operator is declared twice: keep one");
    }
}
