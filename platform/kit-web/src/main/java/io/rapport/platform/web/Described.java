package io.rapport.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the API document says of a text that its Java type does not say. It checks nothing: whoever
/// reads the text does.
///
/// ```java
/// @RequestParam @Described(values = {"day", "month"}) String unit
/// ```
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Described {

    /// A form that has a name: `date`, `date-time`, `currency`, `moment` (a date or an instant).
    String format() default "";

    /// All that may be said; empty if that is not a fixed list.
    String[] values() default {};
}
