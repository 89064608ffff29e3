package io.rapport.deploy.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopperTests {

    @TempDir Path folder;

    @Test
    void asksAProcessToEndAndSeesThatItDid() throws Exception {
        var process = sleeper();
        var told = new ArrayList<String>();

        var stopped = new Stopper(told::add).stop(List.of(running(process, started(process))));

        assertThat(stopped).isTrue();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void leavesAStrangerAloneThatGotTheSameProcessId() {
        var process = sleeper();
        try {
            var earlier = started(process).minusSeconds(60);

            new Stopper(_ -> {}).stop(List.of(running(process, earlier)));

            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void keepsTheOutputOfAProcessInItsLog() throws Exception {
        var starter = starter();
        var log = folder.resolve("logs/said.log");

        var process = starter.spawn(List.of("/bin/echo", "said"), Map.of(), log);

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log)).isEqualTo("said\n");
        assertThat(LogFile.last(log, 5)).containsExactly("said");
    }

    private Process sleeper() {
        return starter().spawn(List.of("/bin/sleep", "100"), Map.of(), folder.resolve("sleep.log"));
    }

    private Starter starter() {
        return new Starter(folder, new StateFile(folder.resolve("state.json")), Clock.systemUTC());
    }

    private static Instant started(Process process) {
        return process.info().startInstant().orElseThrow();
    }

    private static RunningProcess running(Process process, Instant startedAt) {
        return new RunningProcess(
                "sleeper", "customer", process.pid(), startedAt, 1, 0, "http://x", "sleep.log");
    }
}
