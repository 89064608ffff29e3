package io.rapport.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a service may take, and when it is left alone for a while.
///
/// @param timeLimit from the request's arrival to the answer's headers, and between any two parts
///   of the answer
/// @param bulkTimeLimit the same for bulk requests
/// @param namesTimeLimit how long names may take that are put beside the ids of an answer, which
///   waits for them
/// @param concurrent how many requests may be under way to one service; more are refused at once,
///   so that a slow service neither fills the memory nor takes the others' place
/// @param breaker when a service is left alone
@ConfigurationProperties("rapport.gateway.upstream")
record UpstreamProperties(
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue("60s") Duration bulkTimeLimit,
        @DefaultValue("2s") Duration namesTimeLimit,
        @DefaultValue("200") int concurrent,
        @DefaultValue Breaker breaker) {

    /// @param calls over how many of the last calls the failures are counted
    /// @param minimumCalls below so many calls nothing is concluded
    /// @param failureRate percent of failures (no connection, none in time) that open the breaker
    /// @param open how long the service is then left alone
    /// @param trials how many calls are let through after that, to see whether it is back
    record Breaker(
            @DefaultValue("20") int calls,
            @DefaultValue("10") int minimumCalls,
            @DefaultValue("50") int failureRate,
            @DefaultValue("5s") Duration open,
            @DefaultValue("3") int trials) {}

    Duration limit(boolean bulk) {
        return bulk ? bulkTimeLimit : timeLimit;
    }
}
