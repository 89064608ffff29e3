package io.rapport.platform.statetopic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this service keeps the state topics beside the events topics that it owns.
///
/// @param enabled whether it makes and keeps them at all
/// @param transaction after how long the broker ends the transaction of an instance that does not
///   come back; until then readers of that partition wait
/// @param session after how long without a heartbeat another instance takes over
/// @param stall how long one batch, or reading what is kept already, may take before another
///   instance takes over
@Validated
@ConfigurationProperties("rapport.state-topics")
record StateTopicProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("10s") Duration transaction,
        @DefaultValue("10s") Duration session,
        @DefaultValue("5m") Duration stall) {}
