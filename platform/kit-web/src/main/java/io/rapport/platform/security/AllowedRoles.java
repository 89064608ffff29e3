package io.rapport.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call this route. A handler method without it is denied to everybody, and fails the test
/// that reads the [RouteTable]. A list that several routes share is an annotation of its own, which
/// carries this one.
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedRoles {

    /// Names of roles, any one of which suffices.
    String[] value();
}
