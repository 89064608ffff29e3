package io.rapport.opportunity.opportunity;

import io.rapport.contracts.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One product in a deal.
///
/// @param unitPrice `null` if not agreed, which is not 0
record LineItem(String productId, BigDecimal quantity, @Nullable Money unitPrice) {

    /// Brings the number into its one form.
    LineItem {
        quantity = new BigDecimal(quantity.stripTrailingZeros().toPlainString());
    }
}
