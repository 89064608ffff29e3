package io.rapport.platform.externalid;

import java.util.Optional;

/// A value that only one aggregate of a tenant may hold.
///
/// @param kind what is unique, for example `customer-external-id`
/// @param value the value in its canonical form
public record UniqueValue(String kind, String value) {

    private static final String EXTERNAL_ID = "-external-id";

    /// What another system calls an aggregate of that type.
    public static UniqueValue externalId(String type, String system, String id) {
        return new UniqueValue(type + EXTERNAL_ID, system + "|" + id);
    }

    /// The system whose id this is; empty for a value of our own.
    public Optional<String> system() {
        return kind.endsWith(EXTERNAL_ID)
                ? Optional.of(value.substring(0, value.indexOf('|')))
                : Optional.empty();
    }

    /// The value less its qualifier, which ends at the first `|`: of an external id, the id.
    public String unqualified() {
        return value.substring(value.indexOf('|') + 1);
    }

    /// The id of its claim.
    public String claimId(String tenant) {
        return tenant + "|" + kind + "|" + value;
    }
}
