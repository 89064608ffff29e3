package io.rapport.contracts.opportunity;

import io.rapport.contracts.Decimals;
import io.rapport.contracts.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One product in a deal.
///
/// @param productId which product
/// @param quantity how many
/// @param unitPrice `null` if not agreed, which is not 0
public record OpportunityLine(String productId, BigDecimal quantity, @Nullable Money unitPrice) {

    /// Brings numbers into their one form.
    public OpportunityLine {
        quantity = Decimals.normalized(quantity);
    }
}
