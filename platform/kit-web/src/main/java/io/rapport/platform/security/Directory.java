package io.rapport.platform.security;

import java.util.Set;

/// Who works with whom, as this service's replica of the directory knows it. Each service that
/// holds owned records provides one; without it everybody works alone.
public interface Directory {

    /// Employees of every team that the employee belongs to; with or without the employee.
    Set<String> colleaguesOf(String tenant, String employeeId);

    /// Employees of every team that the employee leads; with or without the employee.
    Set<String> ledBy(String tenant, String employeeId);
}
