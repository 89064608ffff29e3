package io.rapport.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What comes from the topics stands in the log, with whose it is.
class ChangesConsumerTests {

    private static final String ACME = "cus_1";
    private static final ContactPersonal EVE = new ContactPersonal("Eve", null, null, null);

    private final ChangesHome home = new ChangesHome(ChangesConsumerTests.class);

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aChangeTellsWhichRecordAndNothingOfWhatItSays() {
        home.take(home.event("opp_1", TestEvents.deal(ACME, "emp_a", "31415", "Secret lamps")));

        assertThat(home.all())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.event()).isEqualTo("opp_1.1.1");
                    assertThat(change.type()).isEqualTo("rapport.opportunity.opened.v1");
                    assertThat(change.customerId()).isEqualTo(ACME);
                    assertThat(change.move()).isNull();
                    assertThat(change.stored().toJson()).doesNotContain("Secret", "31415", "emp_a");
                });
    }

    @Test
    void aChangeOfHandsSaysWhoseItWas() {
        home.take(home.event("opp_1", TestEvents.deal(ACME, "emp_a", "1", "Lamps")));
        home.take(
                home.event("opp_1", TestEvents.handedOver(ACME, "emp_a", "emp_b")),
                home.event("opp_1", TestEvents.renamedOpportunity(ACME, "Lamps", "Lights")));

        assertThat(home.all())
                .extracting(Change::move)
                .containsExactly(null, new Change.Move("emp_a"), null);
        assertThat(present("opp_1")).isEqualTo("emp_b");
    }

    /// A relay that did not hear its acknowledgement sends all of it again.
    @Test
    void whatWasSentTwiceIsToldOnce() {
        var opened = home.event("opp_1", TestEvents.deal(ACME, "emp_a", "1", "Lamps"));
        var given = home.event("opp_1", TestEvents.handedOver(ACME, "emp_a", "emp_b"));
        home.take(opened, given);
        home.take(opened);
        home.take(given, given);

        assertThat(home.events()).containsExactly("opp_1.1.1", "opp_1.1.2");
    }

    /// The batch died after its records were written, before or after its changes were.
    @Test
    void aBatchThatComesAgainAfterACrashTellsTheSameAgain() {
        var events =
                List.of(
                        home.event("opp_1", TestEvents.deal(ACME, "emp_a", "1", "Lamps")),
                        home.event("opp_1", TestEvents.handedOver(ACME, "emp_a", "emp_b")),
                        home.event("opp_1", TestEvents.handedOver(ACME, "emp_b", "emp_c")));
        home.take(events);
        var first = home.all();
        home.restart();
        home.take(events);

        assertThat(home.all().subList(3, 6)).isEqualTo(first);
        assertThat(first)
                .extracting(Change::move)
                .containsExactly(null, new Change.Move("emp_a"), new Change.Move("emp_b"));
        assertThat(present("opp_1")).isEqualTo("emp_c");
    }

    @Test
    void anOldEventThatComesLateChangesNothingOfWhoseItIs() {
        var old = home.event("opp_1", TestEvents.handedOver(ACME, "emp_x", "emp_a"));
        home.take(home.event("opp_1", TestEvents.handedOver(ACME, "emp_a", "emp_b")));
        home.take(old);

        assertThat(home.events()).containsExactly("opp_1.1.2", "opp_1.1.1");
        assertThat(present("opp_1")).isEqualTo("emp_b");
    }

    @Test
    void whatCameBeforeTheCustomerWithWhomItIsSeenIsToldOnceMore() {
        var contact = home.event("con_1", TestEvents.contact(ACME, EVE));
        var customer = home.event(ACME, TestEvents.organization(ACME, "Acme", "emp_a"));
        var deal = home.event("opp_1", TestEvents.deal(ACME, "emp_a", "1", "Lamps"));
        home.take(contact, deal);
        home.take(customer);
        home.take(home.event(ACME, TestEvents.ownerChanged(ACME, "emp_a", "emp_b")));

        assertThat(home.events())
                .containsExactly("con_1.1.1", "opp_1.1.1", "cus_1.1.1", "con_1.1.1", "cus_1.1.2");
    }

    /// Two instances have it in their hands at once, and one of them dies on its way.
    @Test
    void aCustomerThatComesAgainAfterACrashTellsOnceMoreWhatCameBeforeIt() {
        var customer = home.event(ACME, TestEvents.organization(ACME, "Acme", "emp_a"));
        home.take(home.event("con_1", TestEvents.contact(ACME, EVE)));
        home.take(customer);
        home.restart();
        home.take(customer);

        assertThat(home.events())
                .containsExactly("con_1.1.1", "cus_1.1.1", "con_1.1.1", "cus_1.1.1", "con_1.1.1");
    }

    @Test
    void aRestoreGivesItBack() {
        home.take(
                home.event(ACME, TestEvents.organization(ACME, "Acme", "emp_a")),
                home.event(ACME, TestEvents.ownerChanged(ACME, "emp_a", "emp_b")));
        home.take(
                ChangesHome.event(
                        ACME,
                        2,
                        1,
                        new CustomerEvent.CustomerRestored(
                                Restoration.until(EventOrder.of(1, 1)),
                                TestEvents.organization(ACME, "Acme", "emp_a").state(),
                                null)));

        assertThat(home.all().getLast().move()).isEqualTo(new Change.Move("emp_b"));
        assertThat(present(ACME)).isEqualTo("emp_a");
    }

    @Test
    void aKindThatThisVersionDoesNotKnowIsNotTold() {
        var known = home.event("opp_1", TestEvents.deal(ACME, "emp_a", "1", "Lamps"));
        var envelope = known.envelope();
        home.take(
                new ReceivedEvent(
                        new EventEnvelope(
                                "xyz_1.1.1",
                                envelope.source(),
                                "rapport.unheard-of.made.v1",
                                "xyz_1",
                                envelope.recorded(),
                                envelope.effective(),
                                1,
                                1,
                                envelope.tenant(),
                                envelope.dataSchema(),
                                "test",
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        known.topic(),
                        0,
                        0,
                        ChangesHome.NOW,
                        "hash",
                        "{}"));

        assertThat(home.all()).isEmpty();
    }

    private String present(String id) {
        var known = Objects.requireNonNull(home.records.of(List.of(id)).get(id));
        return String.valueOf(Objects.requireNonNull(known.present()).related());
    }
}
