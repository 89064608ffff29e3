package io.rapport.contracts.imports;

/// What became of an import's rows of one kind. A request that was repeated under its
/// `Idempotency-Key` counts once.
///
/// @param kind of record, the second part of its event types, for example `customer`
/// @param created rows that created a record
/// @param changed rows that changed one
/// @param unchanged rows that told nothing new
/// @param rejected rows that were refused; one that was sent again afterwards is counted there too
public record ImportCount(String kind, long created, long changed, long unchanged, long rejected) {

    /// How many rows were taken: created, changed or unchanged.
    public long accepted() {
        return created + changed + unchanged;
    }
}
