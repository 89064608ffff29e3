package io.rapport.contracts.opportunity;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// Free text of an opportunity, which may name a person.
///
/// @param name what the seller calls the deal
/// @param lossNote why it was lost, in words
public record OpportunityPersonal(@Nullable String name, @Nullable String lossNote) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> name, @Nullable Changed<String> lossNote) {}
}
