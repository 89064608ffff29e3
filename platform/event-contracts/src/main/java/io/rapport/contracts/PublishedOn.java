package io.rapport.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The topic on which a family of events is published; one of [Topics]. Several only where each of
/// several services publishes events of the family about what is its own.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PublishedOn {

    /// The topic's full name.
    String[] value();
}
