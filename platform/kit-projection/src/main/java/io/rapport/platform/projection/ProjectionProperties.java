package io.rapport.platform.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How views keep account.
///
/// @param tick how often progress is written and the ends of partitions are asked for
/// @param lease how long the instance that fills a generation may stand still before another one
///   takes over
@ConfigurationProperties("rapport.projection")
record ProjectionProperties(
        @DefaultValue("1s") Duration tick, @DefaultValue("10s") Duration lease) {}
