package io.rapport.platform.money;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/// Says which of the two is wrong, and what would be right.
public final class InCurrencyValidator implements ConstraintValidator<InCurrency, MoneyForm> {

    @Override
    @SuppressWarnings("ConstantValue")
    public boolean isValid(@Nullable MoneyForm money, ConstraintValidatorContext context) {
        // What is missing is reported for itself.
        if (money == null || money.amount() == null || money.currency() == null) {
            return true;
        }
        var decimals = Currencies.decimals(money.currency());
        if (decimals.isEmpty()) {
            var meant = Currencies.meant(money.currency());
            return wrong(
                    context,
                    "currency",
                    meant == null
                            ? "must be a currency of ISO 4217 that is in use, such as EUR"
                            : "must be a currency of ISO 4217 that is in use: " + meant);
        }
        if (money.amount().stripTrailingZeros().scale() > decimals.get()) {
            return wrong(
                    context,
                    "amount",
                    decimals.get() == 0
                            ? "must have no decimals in " + money.currency()
                            : "must have at most "
                                    + decimals.get()
                                    + " decimals in "
                                    + money.currency());
        }
        return true;
    }

    private static boolean wrong(ConstraintValidatorContext context, String field, String rule) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(rule)
                .addPropertyNode(field)
                .addConstraintViolation();
        return false;
    }
}
