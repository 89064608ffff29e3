package io.rapport.deploy.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTests {

    @TempDir Path folder;

    @Test
    void remembersProcessesForTheNextCommand() {
        var file = folder.resolve("state.json");

        new StateFile(file).add(self("customer", Duration.ZERO));

        assertThat(new StateFile(file).read()).containsExactly(self("customer", Duration.ZERO));
        assertThat(new StateFile(file).alive()).hasSize(1);
    }

    @Test
    void takesAReusedProcessIdForADeadProcess() {
        var state = new StateFile(folder.resolve("state.json"));
        state.add(self("customer", Duration.ofMinutes(5)));

        assertThat(state.alive()).isEmpty();
        state.forgetDead();

        assertThat(state.read()).isEmpty();
        assertThat(folder.resolve("state.json")).doesNotExist();
    }

    @Test
    void keepsOneProcessPerName() {
        var state = new StateFile(folder.resolve("state.json"));

        state.add(self("customer", Duration.ofMinutes(5)));
        state.add(self("customer", Duration.ZERO));

        assertThat(state.read()).containsExactly(self("customer", Duration.ZERO));
    }

    private static RunningProcess self(String name, Duration earlier) {
        var self = ProcessHandle.current();
        return new RunningProcess(
                name,
                "customer",
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH).minus(earlier),
                8081,
                9081,
                "http://127.0.0.1:9081/actuator/health/readiness",
                "customer.log");
    }
}
