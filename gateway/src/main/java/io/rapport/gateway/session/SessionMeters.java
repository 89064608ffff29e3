package io.rapport.gateway.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts how logins end and how often somebody leaves, each from the start on, so that a rate is
/// known before the first.
final class SessionMeters {

    private final MeterRegistry meters;
    private final Counter logouts;

    SessionMeters(MeterRegistry meters) {
        this.meters = meters;
        for (var outcome : Login.values()) {
            var _ = logins(outcome);
        }
        logouts = meters.counter("rapport.gateway.logouts");
    }

    /// What becomes of a login.
    enum Login {
        /// There is a session.
        BEGUN,
        /// The user or the issuer said no.
        REFUSED,
        /// It was begun too long ago, or by another browser.
        EXPIRED,
        /// What came back is not to be trusted.
        FAILED,
        /// The issuer or the store is away.
        UNAVAILABLE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void login(Login outcome) {
        logins(outcome).increment();
    }

    private Counter logins(Login outcome) {
        return meters.counter("rapport.gateway.logins", "outcome", outcome.wireName());
    }

    void left() {
        logouts.increment();
    }
}
