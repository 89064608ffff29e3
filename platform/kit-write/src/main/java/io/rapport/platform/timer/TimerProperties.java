package io.rapport.platform.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How timers fire.
///
/// @param enabled whether this instance fires any
/// @param poll how often it looks for what is due
/// @param patience how long what is due is left to the instance whose part it is, before every
///   instance takes it
/// @param parallel how many it fires at a time
@ConfigurationProperties("rapport.timers")
public record TimerProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("700ms") Duration patience,
        @DefaultValue("8") int parallel) {

    public TimerProperties {
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("rapport.timers.parallel lies between 1 and 64");
        }
    }
}
