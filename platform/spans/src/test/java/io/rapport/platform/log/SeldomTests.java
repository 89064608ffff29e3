package io.rapport.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Who calls often is heard seldom, and told how often it was.
class SeldomTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ThrottledLog seldom = new ThrottledLog(nanos::get);
    private final List<String> lines = new ArrayList<>();

    @Test
    void saysItAtOnceThenCountsAndSaysItAgain() {
        say("a");
        say("a");
        nanos.addAndGet(ThrottledLog.PAUSE.toNanos() - 1);
        say("a");
        assertThat(lines).containsExactly("a 0");

        nanos.incrementAndGet();
        say("a");
        say("a");
        assertThat(lines).containsExactly("a 0", "a 2");

        nanos.addAndGet(3 * ThrottledLog.PAUSE.toNanos());
        say("a");
        assertThat(lines).containsExactly("a 0", "a 2", "a 1");
    }

    @Test
    void keepsWhatDiffersApart() {
        say("a");
        say("b");
        say("b");

        assertThat(lines).containsExactly("a 0", "b 0");
    }

    private void say(String key) {
        seldom.say(key, kept -> lines.add(key + " " + kept));
    }
}
