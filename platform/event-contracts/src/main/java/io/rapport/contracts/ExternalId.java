package io.rapport.contracts;

/// The name that another system has for an aggregate.
///
/// @param system which system, for example `erp`
/// @param id its id there; unique per tenant, kind of aggregate and system
public record ExternalId(String system, String id) {

    /// Neither may be blank.
    public ExternalId {
        if (system.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("an external id needs a system and an id");
        }
    }
}
