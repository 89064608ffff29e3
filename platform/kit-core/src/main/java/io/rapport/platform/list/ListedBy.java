package io.rapport.platform.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what a [ListRequest] parameter may ask for.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListedBy {

    /// A [Listing] of its own, or the class that declares the kind of what is listed: a class with
    /// exactly one static field that is a [Listing].
    Class<?> value();
}
