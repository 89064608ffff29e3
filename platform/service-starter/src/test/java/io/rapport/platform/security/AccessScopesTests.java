package io.rapport.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessScopesTests {

    private final Set<String> colleagues = new HashSet<>(Set.of("ada", "ben"));
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final AccessScopes scopes =
            new AccessScopes(
                    new Directory() {
                        @Override
                        public Set<String> colleaguesOf(String tenant, String employeeId) {
                            asked.incrementAndGet();
                            return Set.copyOf(colleagues);
                        }

                        @Override
                        public Set<String> ledBy(String tenant, String employeeId) {
                            return Set.of("led");
                        }
                    },
                    () -> now.get().toEpochMilli() * 1_000_000,
                    Duration.ofSeconds(2));

    private static Caller ada(@Nullable String employee, String... roles) {
        return new Caller(
                "acme",
                "ada@login",
                employee,
                Stream.of(roles).map(TrialRoles::role).collect(Collectors.toSet()));
    }

    private static AccessScope owners(String... owners) {
        return new AccessScope.OwnedBy("acme", Set.of(owners));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketer", "analyst", "administrator", "integration"})
    void someRolesSeeTheTenant(String role) {
        assertThat(scopes.of(ada("ada", role))).isEqualTo(new AccessScope.WholeTenant("acme"));
        assertThat(scopes.of(ada("ada", role, TrialRoles.SELLER)))
                .isEqualTo(new AccessScope.WholeTenant("acme"));
    }

    @Test
    void someRolesSeeTheirTeamsOthersTheTeamsTheyLead() {
        assertThat(scopes.of(ada("ada", TrialRoles.SELLER))).isEqualTo(owners("ada", "ben"));
        assertThat(scopes.of(ada("ada", TrialRoles.SALES_MANAGER))).isEqualTo(owners("ada", "led"));
        assertThat(scopes.of(ada("ada", TrialRoles.SELLER, TrialRoles.SALES_MANAGER)))
                .isEqualTo(owners("ada", "ben", "led"));
    }

    @Test
    void aRoleMaySeeAllOfOneKind() {
        var scope = scopes.of(ada("ada", TrialRoles.CALL_TAKER));

        assertThat(scope.over("customer")).isEqualTo(new AccessScope.WholeTenant("acme"));
        assertThat(scope.over("ticket")).isEqualTo(scope);
        assertThat(scope.over("ticket").holds("eve")).isFalse();
        assertThat(scope.over("ticket").holds("ben")).isTrue();
        var besides = scopes.of(ada("ada", TrialRoles.CALL_TAKER, TrialRoles.SELLER));
        assertThat(besides.over("customer").holds("eve")).isTrue();
        assertThat(scopes.of(ada("ada", TrialRoles.SELLER)).over("customer").holds("eve"))
                .isFalse();
    }

    @Test
    void whoIsNoEmployeeOwnsNothing() {
        assertThat(scopes.of(ada(null, TrialRoles.SELLER))).isEqualTo(owners());
    }

    @Test
    void operatorsAndPeopleWithoutRolesSeeNoRecords() {
        for (var caller : List.of(ada("ada", Role.OPERATOR), ada("ada"))) {
            assertThatThrownBy(() -> scopes.of(caller)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void aTeamsChangeIsSeenInTime() {
        scopes.of(ada("ada", TrialRoles.SELLER));
        colleagues.add("eve");
        now.set(now.get().plusSeconds(1));
        assertThat(scopes.of(ada("ada", TrialRoles.SELLER))).isEqualTo(owners("ada", "ben"));

        now.set(now.get().plusSeconds(2));
        assertThat(scopes.of(ada("ada", TrialRoles.SELLER))).isEqualTo(owners("ada", "ben", "eve"));
    }

    @Test
    void rolesThatWereTakenAwayCountAtOnce() {
        scopes.of(ada("ada", TrialRoles.SELLER, TrialRoles.SALES_MANAGER));

        assertThat(scopes.of(ada("ada", TrialRoles.SELLER))).isEqualTo(owners("ada", "ben"));
    }

    @Test
    void fingerprintsTellScopesApart() {
        assertThat(owners("ab", "c").fingerprint())
                .isEqualTo(owners("c", "ab").fingerprint())
                .isNotEqualTo(owners("a", "bc").fingerprint())
                .isNotEqualTo(owners("abc").fingerprint())
                .isNotEqualTo(
                        new AccessScope.OwnedBy("acme", Set.of("ab", "c"), Set.of("customer"))
                                .fingerprint());
    }

    /// All of them were forgotten at once when there was one too many.
    @Test
    void manyCallersPushOutFewOfTheOthers() {
        for (var caller = 0; caller < 10_100; caller++) {
            scopes.of(ada("e" + caller, TrialRoles.SELLER));
        }
        var before = asked.get();
        for (var caller = 0; caller < 10_100; caller++) {
            scopes.of(ada("e" + caller, TrialRoles.SELLER));
        }

        assertThat(asked.get() - before).isLessThan(5_000);
    }
}
