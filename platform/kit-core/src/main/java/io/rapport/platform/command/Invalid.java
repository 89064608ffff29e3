package io.rapport.platform.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/// Declares a refusal, as [Refused] does. 422: what is asked can never be right.
@Documented
@Refused(kind = Refusal.Kind.INVALID)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Invalid {

    /// Stable, `feature.reason` in lower case with hyphens.
    @AliasFor(annotation = Refused.class)
    String code();

    /// One sentence for the person who gets it: what happened and what to do. No personal data.
    @AliasFor(annotation = Refused.class)
    String words();

    /// Components that nobody is told.
    @AliasFor(annotation = Refused.class)
    String[] unsaid() default {};
}
