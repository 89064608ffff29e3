package io.rapport.customer.profile;

import static io.rapport.customer.profile.CustomerFixtures.LINDQVIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.platform.command.RefusalException;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTests {

    @Test
    void changesNothingWhereItIsSoAlready() {
        assertThat(LINDQVIST.become(LINDQVIST)).isEmpty();
    }

    @Test
    void tellsEachKindOfChangeApart() {
        var renamed = CustomerFixtures.renamed(LINDQVIST, "Lindqvist Maskin AB");
        var wanted = renamed.withOwner("emp_ada").withLifecycle(Lifecycle.ACTIVE);

        assertThat(LINDQVIST.become(wanted))
                .containsExactly(
                        new DetailsChanged(LINDQVIST.details(), renamed.details()),
                        new OwnerChanged(null, "emp_ada"),
                        new LifecycleChanged(Lifecycle.PROSPECT, Lifecycle.ACTIVE));
    }

    @Test
    void isAfterItsChangesWhatWasWanted() {
        var wanted = CustomerFixtures.renamed(LINDQVIST, "Another").withOwner("emp_ada");

        var after = LINDQVIST;
        for (var change : LINDQVIST.become(wanted)) {
            after = after.after(change);
        }

        assertThat(after).isEqualTo(wanted);
    }

    @Test
    void goesBackIntoThePool() {
        assertThat(LINDQVIST.withOwner("emp_ada").become(LINDQVIST))
                .containsExactly(new OwnerChanged("emp_ada", null));
    }

    @Test
    void neverChangesItsKind() {
        var person =
                new Customer(CustomerKind.PERSON, LINDQVIST.details(), null, LINDQVIST.lifecycle());

        assertRefused(() -> LINDQVIST.become(person), "customer.kind-differs");
    }

    @ParameterizedTest
    @EnumSource(Lifecycle.class)
    void moveOnOnlyToAStageThatMayFollow(Lifecycle from) {
        var customer = LINDQVIST.withLifecycle(from);

        for (var to : EnumSet.complementOf(EnumSet.of(from))) {
            var wanted = customer.withLifecycle(to);
            if (from.next().contains(to)) {
                assertThat(customer.become(wanted)).containsExactly(new LifecycleChanged(from, to));
            } else {
                assertRefused(() -> customer.become(wanted), "customer.stage-cannot-follow");
            }
        }
    }

    @Test
    void isWonBackFromEveryWayOut() {
        assertThat(List.of(Lifecycle.AT_RISK, Lifecycle.LAPSED, Lifecycle.LOST))
                .allMatch(out -> out.next().contains(Lifecycle.ACTIVE));
    }

    @Test
    void neverBecomesASuspectAgain() {
        assertThat(Lifecycle.values()).noneMatch(stage -> stage.next().contains(Lifecycle.SUSPECT));
    }

    private static void assertRefused(Runnable command, String code) {
        assertThatThrownBy(command::run)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusalException.class))
                .extracting(no -> no.refusal().code())
                .isEqualTo(code);
    }
}
