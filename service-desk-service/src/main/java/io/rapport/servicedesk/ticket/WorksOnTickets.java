package io.rapport.servicedesk.ticket;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.SERVICE_AGENT;
import static io.rapport.roles.Roles.SERVICE_LEAD;

import io.rapport.platform.security.AllowedRoles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The service desk works on tickets.
@AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WorksOnTickets {}
