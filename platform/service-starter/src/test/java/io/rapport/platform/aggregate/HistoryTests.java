package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Parcel PARCEL =
            new Parcel("Ada", "sen_1", Parcel.Kind.PERSON, "emp_1", List.of());

    /// A change is the state after it; what is not carried any more is nobody's business.
    private static final Changes<Parcel, Parcel> CHANGES =
            Changes.of(
                    Parcel.TYPE,
                    (_, change) -> change,
                    (after, _) -> after.carrierId() == null ? null : Parcel.event(after.label()));

    @Test
    void eachChangeIsPublishedAtItsOwnTimeWithWhatItOrders() {
        var history =
                CHANGES.begin(PARCEL, PARCEL, NOON)
                        .add(List.of(PARCEL.labelled("Bob")), NOON.plusSeconds(1))
                        .add(List.of(PARCEL.labelled("Bob").carriedBy("emp_2")), null);
        var publications = history.decision().publications();

        assertThat(publications)
                .extracting(Publication::attributes)
                .containsExactly(
                        Parcel.TYPE.attributes(), Set.of("label"), Set.of("carrier", "kind"));
        assertThat(publications)
                .extracting(Publication::effective)
                .containsExactly(NOON, NOON.plusSeconds(1), null);
        assertThat(history.state().carrierId()).isEqualTo("emp_2");
        assertThat(history.states()).hasSize(3).last().isEqualTo(history.state());
    }

    @Test
    void whatIsNotPublishedIsKeptAllTheSame() {
        var lost = new Parcel("Ada", "sen_1", Parcel.Kind.PERSON, null, List.of());
        var decision = CHANGES.decide(PARCEL, List.of(lost));

        assertThat(decision.publications()).isEmpty();
        assertThat(decision.state()).isEqualTo(lost);
    }
}
