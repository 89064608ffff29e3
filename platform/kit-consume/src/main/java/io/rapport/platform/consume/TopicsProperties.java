package io.rapport.platform.consume;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The topics that this service owns.
///
/// @param owned their full names
/// @param create whether it creates them; where they are made by somebody else, it only needs to
///   know them
/// @param replication 1 for a single broker, 3 in a cluster (then at least 2 replicas must be in
///   sync)
/// @param partitions never changed in place
@Validated
@ConfigurationProperties("rapport.topics")
public record TopicsProperties(
        @DefaultValue List<String> owned,
        @DefaultValue("true") boolean create,
        @DefaultValue("1") @Positive short replication,
        @DefaultValue("12") @Positive int partitions) {}
