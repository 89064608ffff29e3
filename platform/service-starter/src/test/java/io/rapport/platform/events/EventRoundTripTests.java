package io.rapport.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.PublishedEvent;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is written can be read, and equal events are equal bytes.
class EventRoundTripTests {

    private final EventCodec codec = EventCodec.rapport();

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void readsWhatItWrote(@ForAll("events") PublishedEvent event) {
        var value = codec.write(event);

        var again = codec.read(EventCatalogue.typeOf(event), value).orElseThrow();

        assertThat(again).isEqualTo(event);
        assertThat(codec.write(again)).isEqualTo(value);
        assertThat(codec.readState(value, event.state().getClass())).isEqualTo(event.state());
    }

    @Provide
    Arbitrary<PublishedEvent> events() {
        return EventArbitraries.any();
    }
}
