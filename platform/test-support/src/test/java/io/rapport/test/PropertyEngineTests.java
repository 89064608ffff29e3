package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// That jqwik's engine runs on the JUnit Platform that Spring needs.
class PropertyEngineTests {

    @Property(tries = 50)
    void runsPropertiesBesideJupiter(@ForAll List<Integer> numbers) {
        assertThat(numbers.reversed().reversed()).isEqualTo(numbers);
    }
}
