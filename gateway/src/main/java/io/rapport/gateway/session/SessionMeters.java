package io.rapport.gateway.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Counts how logins end and how often somebody leaves, each from the start on, so that a rate is
/// known before the first.
final class SessionMeters {

    private final Map<Login, Counter> logins = new EnumMap<>(Login.class);
    private final Counter logouts;

    SessionMeters(MeterRegistry meters) {
        for (var outcome : Login.values()) {
            logins.put(
                    outcome,
                    meters.counter("rapport.gateway.logins", "outcome", outcome.wireName()));
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
        logins.get(outcome).increment();
    }

    void left() {
        logouts.increment();
    }
}
