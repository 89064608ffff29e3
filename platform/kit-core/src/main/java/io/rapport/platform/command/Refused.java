package io.rapport.platform.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a refusal, which is a record. Its components are the facts that go with it, but for
/// those that are `unsaid`; `code` and `words` may name them in braces. [Conflict] and [Invalid]
/// are the usual kinds.
///
/// ```java
/// @Conflict(code = "thing.closed", words = "It is closed. Reopen it first.")
/// record Closed(String currentStatus) implements ThingRefusal {}
/// ```
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refused {

    /// How the answer looks from outside.
    Refusal.Kind kind();

    /// Stable, `feature.reason` in lower case with hyphens.
    String code() default "";

    /// One sentence for the person who gets it: what happened and what to do. No personal data.
    String words() default "";

    /// Components that nobody is told.
    String[] unsaid() default {};
}
