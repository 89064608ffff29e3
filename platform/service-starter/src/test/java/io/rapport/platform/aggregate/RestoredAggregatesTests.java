package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.relay.OutboxEntry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoredAggregatesTests {

    private final AggregateStore store = new AggregateStore(RestoredAggregatesTests.class);
    private final RestoredAggregates restored = new RestoredAggregates(store.databases);

    RestoredAggregatesTests() {
        restored.register(Folder.TYPE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// The first sequence of the new epoch is the restore's own.
    @Test
    void aCorrectionNamesTheEventInTheEpochInWhichItWas() {
        var id = store.folders.create(command(), _ -> Folder.open("first", null, null)).id();
        restored.goOn(place(id), told(id), NOON);

        correct(id, "second");
        correct(id, "third");

        assertThat(store.outbox(id))
                .extracting(entry -> entry.headers().getOrDefault("ce_replaces", "-"))
                .containsExactly("-", "-", id + ".1.1", id + ".2.2");
    }

    @Test
    void writesNothingWhereSomebodyElseWrites() {
        var id = store.folders.create(command(), _ -> Folder.open("first", null, null)).id();
        var before = place(id);
        var event = told(id);
        store.folders.change(command(), id, stored -> stored.state().relabel("second"));

        assertThatIllegalStateException()
                .isThrownBy(() -> restored.goOn(before, event, NOON))
                .withMessageContaining(id);
        assertThat(place(id).order()).isEqualTo(EventOrder.of(1, 2));
    }

    private RestoredAggregates.Place place(String id) {
        return Objects.requireNonNull(restored.places(List.of(id)).get(id));
    }

    private OutboxEntry told(String id) {
        var first = store.outbox(id).getFirst();
        return new OutboxEntry(EventOrder.of(2, 1), first.topic(), first.headers(), first.value());
    }

    private void correct(String id, String label) {
        store.folders.change(
                command(),
                id,
                stored -> {
                    var last = stored.effective().lastSequence("label").orElseThrow();
                    var decision = stored.state().relabel(label);
                    return decision.publishing(
                            decision.publications().stream()
                                    .map(each -> each.correcting(last))
                                    .toList());
                });
    }
}
