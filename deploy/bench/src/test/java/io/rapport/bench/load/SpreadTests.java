package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTests {

    @Test
    void takesTheMiddleAndNotTheMean() {
        var spread = Spread.of(List.of(9.0, 1.0, 2.0));

        assertThat(spread.median()).isEqualTo(2);
        assertThat(spread.least()).isEqualTo(1);
        assertThat(spread.most()).isEqualTo(9);
        assertThat(Spread.of(List.of(4.0, 1.0)).median()).isEqualTo(2.5);
    }
}
