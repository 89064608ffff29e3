package io.rapport.platform.relay;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the relay drains the outboxes.
///
/// @param enabled whether this instance relays at all
/// @param heartbeat how often a lease is renewed
/// @param lease how long a holder's counter must stand still before another instance takes over;
///   longer than the heartbeat and the delivery timeout together
/// @param delivery how long the broker may take to acknowledge one record
/// @param poll how long to wait after a read that found something
/// @param idle how long to wait after reads that found nothing
/// @param batch how many aggregates one read takes at most
@Validated
@ConfigurationProperties("rapport.relay")
record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1500ms") Duration heartbeat,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("5s") Duration delivery,
        @DefaultValue("20ms") Duration poll,
        @DefaultValue("200ms") Duration idle,
        @DefaultValue("500") @Positive int batch) {

    RelayProperties {
        if (lease.compareTo(delivery.plus(heartbeat).plusSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "rapport.relay.lease must exceed delivery + heartbeat by a second at least");
        }
    }

    /// How long after the start of an acknowledged heartbeat a record may still be sent: what is
    /// sent at the last moment has been decided by the broker before the lease can pass on.
    Duration sendingTime() {
        return lease.minus(delivery).minusMillis(500);
    }
}
