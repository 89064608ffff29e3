package io.rapport.roles;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.OPERATOR;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;
import static io.rapport.roles.Roles.SERVICE_AGENT;
import static io.rapport.roles.Roles.SERVICE_LEAD;

import io.rapport.platform.security.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Whoever has a role here at all may ask: nothing of a customer is told.
@AllowedRoles({
    SELLER,
    SALES_MANAGER,
    SERVICE_AGENT,
    SERVICE_LEAD,
    MARKETER,
    ANALYST,
    OPERATOR,
    ADMINISTRATOR,
    INTEGRATION
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnyRole {}
