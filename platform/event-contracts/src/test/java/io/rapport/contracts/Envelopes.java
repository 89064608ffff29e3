package io.rapport.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One envelope, and the same with one thing changed.
final class Envelopes {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private Envelopes() {}

    static EventEnvelope full() {
        return of("cus_01.2.7", "cus_01", 2, 7, "cus_01.1.3");
    }

    static EventEnvelope bare() {
        return new EventEnvelope(
                "tea_01.1.1",
                "/rapport/customer-service",
                "rapport.team.formed.v1",
                "tea_01",
                NOON,
                NOON,
                1,
                1,
                "default",
                "urn:rapport:schema:rapport.team.formed.v1",
                "emp_01",
                null,
                null,
                null,
                null,
                null);
    }

    static EventEnvelope of(
            String id, String subject, int epoch, long sequence, @Nullable String replaces) {
        return new EventEnvelope(
                id,
                "/rapport/customer-service",
                "rapport.customer.registered.v1",
                subject,
                NOON,
                NOON.minusSeconds(86_400),
                epoch,
                sequence,
                "default",
                "urn:rapport:schema:rapport.customer.registered.v1",
                "emp_01",
                "cus_01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "req-1",
                "cus_01.1.2",
                replaces);
    }
}
