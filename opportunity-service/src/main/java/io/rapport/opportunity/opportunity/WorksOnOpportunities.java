package io.rapport.opportunity.opportunity;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;

import io.rapport.platform.security.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Sales works on deals.
@AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WorksOnOpportunities {}
