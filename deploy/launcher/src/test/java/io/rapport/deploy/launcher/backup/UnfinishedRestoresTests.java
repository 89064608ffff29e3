package io.rapport.deploy.launcher.backup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Probe;
import io.rapport.deploy.launcher.plan.Program;
import io.rapport.deploy.launcher.run.StartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRestoresTests {

    @TempDir Path folder = Path.of("");

    @Test
    void aServiceDoesNotStartBeforeItsRestoreHasEnded() {
        var restores = new UnfinishedRestores(Home.of(folder, folder, 0));
        var customer = List.of(process(Component.CUSTOMER));

        restores.begin(Component.CUSTOMER, Path.of("/backups/monday"));

        assertThatThrownBy(
                        () -> new UnfinishedRestores(Home.of(folder, folder, 0)).refuse(customer))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("deploy/rapport restore customer /backups/monday");
        assertThatCode(() -> restores.refuse(List.of(process(Component.MARKETING))))
                .doesNotThrowAnyException();

        restores.end(Component.CUSTOMER);

        assertThatCode(() -> restores.refuse(customer)).doesNotThrowAnyException();
    }

    private static PlannedProcess process(Component component) {
        return new PlannedProcess(
                component.word(),
                component,
                new Program.Native(List.of("none")),
                Map.of(),
                1,
                0,
                new Probe.Store("none"),
                Path.of("none.log"));
    }
}
