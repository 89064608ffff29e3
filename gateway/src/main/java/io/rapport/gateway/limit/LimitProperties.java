package io.rapport.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much one caller may ask for. Rates are counted in this instance: with n instances a caller
/// may get up to n times as much.
///
/// @param body largest body of an ordinary request
/// @param bulkBody largest body of a bulk request (paths that end with `/bulk`)
/// @param read rate of a principal's GET and HEAD requests
/// @param write rate of a principal's other requests
/// @param bulk rate of a principal's bulk requests
/// @param stream rate at which a principal opens streams
/// @param documents rate at which one address reads API documents
/// @param login rate at which one address begins and ends logins; an office or a proxy before this
///   gateway is one address
@ConfigurationProperties("rapport.gateway.limits")
record LimitProperties(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("5MB") DataSize bulkBody,
        @DefaultValue Rate read,
        @DefaultValue Rate write,
        @DefaultValue Bulk bulk,
        @DefaultValue Stream stream,
        @DefaultValue Documents documents,
        @DefaultValue Login login) {

    interface Allowance {
        long burst();

        long perSecond();
    }

    /// @param burst how many requests may come at once
    /// @param perSecond how many come back each second
    record Rate(@DefaultValue("1000") long burst, @DefaultValue("500") long perSecond)
            implements Allowance {}

    /// @param burst how many requests may come at once
    /// @param perSecond how many come back each second
    record Bulk(@DefaultValue("20") long burst, @DefaultValue("5") long perSecond)
            implements Allowance {}

    /// @param burst how many may be opened at once
    /// @param perSecond how many come back each second
    record Stream(@DefaultValue("50") long burst, @DefaultValue("5") long perSecond)
            implements Allowance {}

    /// @param burst how many requests may come at once
    /// @param perSecond how many come back each second
    record Documents(@DefaultValue("20") long burst, @DefaultValue("5") long perSecond)
            implements Allowance {}

    /// @param burst how many requests may come at once
    /// @param perSecond how many come back each second
    record Login(@DefaultValue("200") long burst, @DefaultValue("20") long perSecond)
            implements Allowance {}

    Allowance of(RouteClass kind) {
        return switch (kind) {
            case READ -> read;
            case WRITE -> write;
            case BULK -> bulk;
            case STREAM -> stream;
            case DOCUMENTS -> documents;
            case LOGIN -> login;
        };
    }
}
