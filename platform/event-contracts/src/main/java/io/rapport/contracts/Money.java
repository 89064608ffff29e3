package io.rapport.contracts;

import java.math.BigDecimal;

/// An amount in one currency; `{"amount": "12.5", "currency": "EUR"}` on the wire. Amounts of
/// different currencies are never added.
///
/// @param amount without trailing zeros and exponent
/// @param currency ISO 4217 code of three letters
public record Money(BigDecimal amount, String currency) {

    /// Brings the amount into its one form.
    public Money {
        amount = Decimals.normalized(amount);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("a currency is three capital letters (ISO 4217)");
        }
    }

    /// From a plain decimal text such as `12.50`.
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
