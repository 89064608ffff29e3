package io.rapport.platform.aggregate;

/// A value that only one aggregate of a tenant may hold.
///
/// @param kind what is unique, for example `customer-external-id`
/// @param value the value in its canonical form
public record UniqueValue(String kind, String value) {

    String claimId(String tenant) {
        return tenant + "|" + kind + "|" + value;
    }
}
