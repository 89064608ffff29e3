package io.rapport.platform.security;

import io.rapport.platform.security.Role.Breadth;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// The roles of the kit's own tests: one of each breadth, one that sees all of one kind, and one
/// that reads no personal data.
public final class TrialRoles implements RoleCatalogue {

    public static final String SELLER = "seller";
    public static final String SALES_MANAGER = "sales-manager";
    public static final String CALL_TAKER = "call-taker";
    public static final String MARKETER = "marketer";
    public static final String ANALYST = "analyst";

    @Override
    public List<Role> roles() {
        return List.of(
                new Role(SELLER, Breadth.TEAMS, true),
                new Role(SALES_MANAGER, Breadth.LED_TEAMS, true),
                new Role(CALL_TAKER, Breadth.TEAMS, true).seeingAll("customer"),
                new Role(MARKETER, Breadth.TENANT, true),
                new Role(ANALYST, Breadth.TENANT, false));
    }

    /// The role of this name, which must be known.
    public static Role role(String name) {
        return Objects.requireNonNull(new KnownRoles(List.of(new TrialRoles())).named(name), name);
    }

    /// Makes them known to every application of the kit's tests.
    @AutoConfiguration
    static class Catalogue {

        @Bean
        TrialRoles trialRoles() {
            return new TrialRoles();
        }
    }
}
