package io.rapport.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much a request may hold.
///
/// @param body largest body of an ordinary request
/// @param bulkBody largest body of a bulk request (NDJSON or CSV)
/// @param bulkItems most items of one bulk request
/// @param bulkColumns most columns of a CSV table
/// @param bulkParallel how many items of one bulk request are worked on at once
@ConfigurationProperties("rapport.limits")
public record LimitProperties(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("5MB") DataSize bulkBody,
        @DefaultValue("1000") int bulkItems,
        @DefaultValue("200") int bulkColumns,
        @DefaultValue("8") int bulkParallel) {}
