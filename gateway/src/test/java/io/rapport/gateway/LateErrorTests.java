package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

@ExtendWith(OutputCaptureExtension.class)
class LateErrorTests extends GatewayTest {

    @Test
    void anErrorAfterTheAnswerIsNotLogged(CapturedOutput output) {
        Operators.onErrorDropped(new IllegalStateException("too late"), Context.empty());

        assertThat(output.getAll()).doesNotContain("too late", "onErrorDropped");
    }
}
