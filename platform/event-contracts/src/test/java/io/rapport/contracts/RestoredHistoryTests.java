package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoredHistoryTests {

    private final List<Event> log = new ArrayList<>();

    @Test
    void takesBackWhatLiesBehindTheLastThatHolds() {
        events(1, 5);
        restore(2, EventOrder.of(1, 3));
        event(2, 2);

        assertThat(holding()).containsExactly("1.1", "1.2", "1.3", "2.1", "2.2");
    }

    @Test
    void takesBackEverythingWhereNothingHolds() {
        events(1, 4);
        restore(2, EventOrder.NONE);

        assertThat(holding()).containsExactly("2.1");
    }

    /// Restored to 1.2, then, from a younger backup, to 1.4.
    @Test
    void aLaterRestoreTakesBackAnEarlierOne() {
        events(1, 5);
        restore(2, EventOrder.of(1, 2));
        event(2, 2);
        restore(3, EventOrder.of(1, 4));

        assertThat(holding()).containsExactly("1.1", "1.2", "1.3", "1.4", "3.1");
    }

    @Test
    void aLaterRestoreKeepsAnEarlierOneThatItHolds() {
        events(1, 5);
        restore(2, EventOrder.of(1, 2));
        event(2, 2);
        event(2, 3);
        restore(3, EventOrder.of(2, 2));

        assertThat(holding()).containsExactly("1.1", "1.2", "2.1", "2.2", "3.1");
    }

    @Test
    void whatWasKnownBeforeARestoreIsGivenWithoutIt() {
        events(1, 3);

        assertThat(holding()).containsExactly("1.1", "1.2", "1.3");
    }

    @Test
    void namesWithdrawnEventsOfAnyFamily() {
        assertThat(WithdrawnEvent.isNamed("rapport.customer.withdrawn.v1")).isTrue();
        assertThat(WithdrawnEvent.isNamed("rapport.later-one.withdrawn.v2")).isTrue();
        assertThat(WithdrawnEvent.isNamed("rapport.customer.restored.v1")).isFalse();
        assertThat(EventCatalogue.rapport().entries())
                .allSatisfy(entry ->
                        assertThat(WithdrawnEvent.class.isAssignableFrom(entry.record()))
                                .isEqualTo(WithdrawnEvent.isNamed(entry.type())));
    }

    @Test
    void everyFamilyCanBeRestoredAndWithdrawn() {
        var families =
                EventCatalogue.rapport().entries().stream()
                        .map(EventCatalogue.Entry::family)
                        .distinct()
                        .toList();

        for (var family : families) {
            assertThat(EventCatalogue.rapport().entries())
                    .filteredOn(entry -> entry.family() == family)
                    .filteredOn(entry -> RestorationEvent.class.isAssignableFrom(entry.record()))
                    .extracting(entry -> entry.type().split("\\.", -1)[2])
                    .containsExactly("restored", "withdrawn");
        }
    }

    @Test
    void saysHowFarAsOrder() {
        assertThat(Restoration.until(EventOrder.of(3, 7)).order()).isEqualTo(EventOrder.of(3, 7));
        assertThat(Restoration.until(EventOrder.NONE)).isEqualTo(new Restoration(null));
        assertThatThrownBy(() -> new Restoration.ValidUntil(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void events(int epoch, int last) {
        for (var sequence = 1; sequence <= last; sequence++) {
            event(epoch, sequence);
        }
    }

    private void event(int epoch, long sequence) {
        log.add(new Event(EventOrder.of(epoch, sequence), RestoredHistory.NO_RESTORE));
    }

    private void restore(int epoch, long validUntil) {
        log.add(new Event(EventOrder.of(epoch, 1), validUntil));
    }

    private List<String> holding() {
        return RestoredHistory.of(log, Event::order, Event::validUntil).stream()
                .map(event ->
                        EventOrder.epoch(event.order()) + "." + EventOrder.sequence(event.order()))
                .toList();
    }

    private record Event(long order, long validUntil) {}
}
