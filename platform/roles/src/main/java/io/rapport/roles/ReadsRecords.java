package io.rapport.roles;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
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

/// Whoever works with customers may read what is known of them and done for them, as far as their
/// scope goes.
@AllowedRoles({
    SELLER,
    SALES_MANAGER,
    SERVICE_AGENT,
    SERVICE_LEAD,
    MARKETER,
    ANALYST,
    ADMINISTRATOR,
    INTEGRATION
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadsRecords {}
