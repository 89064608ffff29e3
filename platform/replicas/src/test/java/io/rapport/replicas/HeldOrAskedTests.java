package io.rapport.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.test.LogLines;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

/// What a service knows of a customer while customer-service comes and goes.
class HeldOrAskedTests {

    private static final int COMMANDS = 40;

    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final ReplicaWithFallback heldOrAsked =
            new ReplicaWithFallback(new SimpleMeterRegistry());

    @Test
    void asksNobodyWhereTheReplicaHoldsIt() {
        assertThat(find(1, 0)).contains("held");
        assertThat(asked).hasValue(0);
    }

    @Test
    void asksOnceWhereTheOwnerAnswers() {
        assertThat(find(99, 1)).contains("asked");
        assertThat(asked).hasValue(1);
    }

    @Test
    void believesTheOwnerThatThereIsNone() {
        assertThat(heldOrAsked.find(this::nothing, this::nothing)).isEmpty();
        assertThat(looked).hasValue(2);
    }

    @Test
    void asksAgainWhereAnInstanceGoesWithTheQuestion() {
        assertThat(find(99, 3)).contains("asked");
        assertThat(asked).hasValue(3);
    }

    @Test
    void findsWhatReachesTheReplicaMeanwhile() {
        assertThat(find(2, 99)).contains("held");
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysLaterWhereNobodyAnswers() {
        assertThatThrownBy(() -> find(99, 99)).hasMessageContaining("customer.not-known-yet");
        assertThat(asked).hasValue(3);
    }

    @Test
    void asksNobodyForAWhileWhereMostQuestionsFail() {
        for (var command = 0; command < 4; command++) {
            assertThatThrownBy(() -> find(99, 99)).hasMessageContaining("customer.not-known-yet");
        }
        assertThat(asked).hasValue(10);

        assertThatThrownBy(() -> heldOrAsked.find(this::nothing, () -> Optional.of("asked")))
                .hasMessageContaining("customer.not-known-yet");
    }

    @Test
    void saysSeldomThatNobodyAnswers() {
        var refused = new AtomicInteger();
        try (var lines = LogLines.counting()) {
            try (var commands = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var command = 0; command < COMMANDS; command++) {
                    commands.execute(() -> {
                        assertThatThrownBy(
                                        () -> heldOrAsked.find(this::nothing, this::nobodyAnswers))
                                .hasMessageContaining("customer.not-known-yet");
                        refused.incrementAndGet();
                    });
                }
            }

            assertThat(refused).hasValue(COMMANDS);
            // One for each kind of trouble: nobody answers, nobody is asked, too many ask.
            assertThat(lines.total()).as("%s", lines).isBetween(1L, 3L);
        }
    }

    private Optional<String> nobodyAnswers() {
        throw new ResourceAccessException("gone", new IOException("gone"));
    }

    private Optional<String> nothing() {
        looked.incrementAndGet();
        return Optional.empty();
    }

    /// @param atLook from which look on the replica holds it
    /// @param atQuestion from which question on the owner answers
    private Optional<String> find(int atLook, int atQuestion) {
        return heldOrAsked.find(
                () -> looked.incrementAndGet() >= atLook ? Optional.of("held") : Optional.empty(),
                () -> {
                    if (asked.incrementAndGet() < atQuestion) {
                        throw new ResourceAccessException("gone", new IOException("gone"));
                    }
                    return Optional.of("asked");
                });
    }
}
