package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static io.rapport.platform.aggregate.AggregateStore.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimSweeperTests {

    private static final String CLAIM = "default|folder-number|7";

    private final AggregateStore store = new AggregateStore(ClaimSweeperTests.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void releasesAClaimWhoseAggregateNeverCameAndMakesItImpossible() {
        store.claims.claim(CLAIM, "folder", "fol_never", null);

        sweepAfter(Claims.GRACE);

        assertThat(store.claims.find(CLAIM)).isEmpty();
        assertThat(store.raw("fol_never").getBoolean("void")).isTrue();
        assertThat(store.folders.find(ALL, "fol_never")).isEmpty();
    }

    @Test
    void aWriterThatMeetsItsVoidIdTakesAnother() {
        // The creation claimed its key, then stood still while the sweeper made its id void.
        store.claims.claim("key|k", "folder", "fol_void", "b");
        store.claims.claim(CLAIM, "folder", "fol_void", null);
        sweepAfter(Claims.GRACE);

        var answer = store.folders.create(withKey("k", "b"), _ -> Folder.open("plans", null, "7"));

        assertThat(answer.id()).isNotEqualTo("fol_void");
        assertThat(store.claims.find(CLAIM).orElseThrow().aggregate()).isEqualTo(answer.id());
        assertThat(store.claims.find("key|k").orElseThrow().aggregate()).isEqualTo(answer.id());
    }

    @Test
    void keepsAClaimThatIsHeldAndNeedNotLookAgain() {
        var id = create("7");

        sweepAfter(Claims.GRACE);

        assertThat(store.claims.find(CLAIM).orElseThrow().aggregate()).isEqualTo(id);
        store.clock.advance(Duration.ofDays(1));
        assertThat(store.sweeper.sweep()).isZero();
    }

    @Test
    void releasesAValueThatWasGivenUpAndFencesLateChanges() {
        var id = create("7");
        sweepAfter(Claims.GRACE);
        store.folders.change(command(), id, stored -> stored.state().renumber(null));
        var before = store.folders.require(ALL, id).revision();

        sweepAfter(Claims.GRACE);

        assertThat(store.claims.find(CLAIM)).isEmpty();
        assertThat(store.folders.require(ALL, id).revision()).isEqualTo(before + 1);
        assertThat(create("7")).isNotEqualTo(id);
    }

    @Test
    void forgetsAKeyAfterADayOnly() {
        store.folders.create(withKey("k", "b"), _ -> Folder.open("plans", null, null));

        sweepAfter(Duration.ofHours(23));
        assertThat(store.claims.find("key|k")).isPresent();

        sweepAfter(Duration.ofHours(1));
        assertThat(store.claims.find("key|k")).isEmpty();
    }

    private String create(String number) {
        return store.folders.create(command(), _ -> Folder.open("plans", null, number)).id();
    }

    private void sweepAfter(Duration time) {
        store.clock.advance(time.plusSeconds(1));
        store.sweeper.sweep();
    }
}
