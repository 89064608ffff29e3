package io.rapport.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A read that holds what the caller did before: with a `Rapport-Token` it waits for the
/// [FreshnessGate], at most 2 s, and then says `Rapport-Stale: true`.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WaitsForToken {

    /// The names of the views that the answer reads; none says all of the service. One that is
    /// being filled, or lags, holds up only the reads that need it.
    String[] value() default {};
}
