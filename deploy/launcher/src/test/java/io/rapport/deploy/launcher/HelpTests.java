package io.rapport.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTests {

    @Test
    void theSwitchOfTheStateTopicsIsShown() {
        assertThat(Launcher.line().getUsageMessage()).contains("RAPPORT_STATETOPICS_ENABLED=true");
    }
}
