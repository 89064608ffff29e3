package io.rapport.opportunity.opportunity;

import org.jspecify.annotations.Nullable;

/// Why a deal was lost.
///
/// @param code for figures, for example `price`
/// @param note in words: personal, for it may name a person
record LossReason(@Nullable String code, @Nullable String note) {

    /// What is offered to whoever chooses a code, the most common first.
    static final String[] OFFERED = {
        "price",
        "competitor",
        "terms",
        "no-budget",
        "no-need",
        "no-decision",
        "product-fit",
        "timing",
        "no-contact"
    };
}
