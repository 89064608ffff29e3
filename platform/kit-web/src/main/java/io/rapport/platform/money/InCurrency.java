package io.rapport.platform.money;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The currency is one of ISO 4217 that is in use, and the amount has no more decimals than it has.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = InCurrencyValidator.class)
@interface InCurrency {

    String message() default "must be a sum in its currency";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
