package io.rapport.platform.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/// Declares a refusal, as [Refused] does. 409: the present state stands in the way.
@Documented
@Refused(kind = Refusal.Kind.CONFLICT)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conflict {

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
