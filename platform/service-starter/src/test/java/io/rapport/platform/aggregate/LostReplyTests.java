package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.test.FaultyProxy;
import io.rapport.test.TestStore;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The store has written, and the answer never comes: nobody knows. The same command with the same
/// key settles it, and nothing has happened twice.
class LostReplyTests {

    private FaultyProxy valve;
    private AggregateStore store;

    @BeforeEach
    void open() throws IOException {
        valve = FaultyProxy.before(TestStore.uri().replaceAll("mongodb://([^/?]+).*", "$1"));
        store =
                new AggregateStore(
                        "mongodb://" + valve.address(), TestStore.freshDatabase(getClass()));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        valve.close();
    }

    @Test
    void aCreationWhoseReplyIsLostIsOneAggregateAndOneEvent() {
        Supplier<CommandAnswer> creation =
                () -> store.folders.create(withKey("k", "b"), _ -> Folder.open("a", null, "7"));
        valve.loseAnswerTo("rapport.team.formed");

        assertThatExceptionOfType(MongoException.class).isThrownBy(creation::get);
        assertThat(valve.lost()).isEqualTo(1);
        var again = creation.get();

        assertThat(store.collection().countDocuments()).isEqualTo(1);
        assertThat(again).isEqualTo(new CommandAnswer(again.id(), 1, 1, 1));
        assertThat(store.outbox(again.id())).hasSize(1);
    }

    @Test
    void aChangeWhoseReplyIsLostIsOneChange() {
        var id = store.folders.create(withKey("c", "b"), _ -> Folder.open("a", null, null)).id();
        Supplier<CommandAnswer> change =
                () ->
                        store.folders.change(
                                withKey("k", "b"), id, stored -> stored.state().relabel("b"));
        valve.loseAnswerTo("rapport.team.changed");

        assertThatExceptionOfType(MongoException.class).isThrownBy(change::get);
        var again = change.get();

        assertThat(again).isEqualTo(new CommandAnswer(id, 2, 2, 1));
        assertThat(store.folders.require(ALL, id).revision()).isEqualTo(2);
        assertThat(store.outbox(id))
                .extracting(OutboxEntry::order)
                .containsExactly(OutboxWriter.order(1, 1), OutboxWriter.order(1, 2));
    }
}
