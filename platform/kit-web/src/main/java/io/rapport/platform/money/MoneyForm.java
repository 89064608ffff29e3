package io.rapport.platform.money;

import io.rapport.contracts.Money;
import io.rapport.platform.web.Described;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An amount of money in a request.
///
/// @param amount decimal, as text; no more decimals than the currency has
/// @param currency ISO 4217, in use
@InCurrency
public record MoneyForm(
        @NotNull @PositiveOrZero @Digits(integer = 15, fraction = 6) BigDecimal amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") @Described(format = "currency") String currency) {

    /// As it would be asked for.
    public static @Nullable MoneyForm of(@Nullable Money money) {
        return money == null ? null : new MoneyForm(money.amount(), money.currency());
    }

    /// The value meant.
    public static @Nullable Money money(@Nullable MoneyForm form) {
        return form == null ? null : new Money(form.amount, form.currency);
    }
}
