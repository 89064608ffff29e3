package io.rapport.platform.statetopic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NewestOrdersTests {

    private static final int MILLION = 1_000_000;

    @Property(tries = 200)
    void remembersWhatAMapWould(
            @ForAll @Size(max = 2_000) List<@IntRange(min = 0, max = 14_999) Integer> seen) {
        var orders = new NewestOrders();
        var model = new HashMap<Integer, Integer>();

        for (var each : seen) {
            int key = each % 300;
            int order = each / 300 + 1;
            var newer = order > model.getOrDefault(key, 0);
            assertThat(orders.raise(key(key), order)).isEqualTo(newer);
            model.merge(key, order, Math::max);
        }

        assertThat(orders.size()).isEqualTo(model.size());
    }

    @Test
    void aMillionKeysTakeAtMost52Megabytes() {
        var orders = new NewestOrders();

        for (var number = 0; number < MILLION; number++) {
            orders.raise(key(number), number + 1L);
        }

        assertThat(orders.size()).isEqualTo(MILLION);
        assertThat(orders.bytes()).isLessThan(52_000_000);
        assertThat(orders.raise(key(4711), 4712)).isFalse();
        assertThat(orders.raise(key(4711), 4713)).isTrue();
    }

    private static byte[] key(int number) {
        return ("cus_" + number).getBytes(StandardCharsets.UTF_8);
    }
}
