package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import io.rapport.platform.security.Role;
import io.rapport.platform.tenant.TenantSettings;
import io.rapport.roles.AnyRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a caller about themselves.
@RestController
@RequestMapping("/api/v1/me")
final class MeController {

    private static final int MOST_LED = 100;

    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;
    private final TenantSettings tenant;

    MeController(Aggregates<Employee> employees, Aggregates<Team> teams, TenantSettings tenant) {
        this.employees = employees;
        this.teams = teams;
        this.tenant = tenant;
    }

    /// Tells who the caller is: employee, teams, roles and what follows from them.
    ///
    /// Asked first by every screen. Somebody who is no employee, or one whom the directory does not
    /// know, has neither `employee` nor `teams`.
    @GetMapping
    @AnyRole
    Me me(Caller caller) {
        var roles = new TreeSet<String>();
        caller.roles().forEach(role -> roles.add(role.name()));
        var employee = employee(caller);
        return new Me(
                caller.tenant(),
                List.copyOf(roles),
                breadth(caller),
                kindsSeenWhole(caller),
                PersonalData.isReadableBy(caller),
                employee,
                employee == null ? List.of() : teamsOf(caller.tenant(), employee),
                tenant.zone().getId(),
                tenant.language());
    }

    private static Role.Breadth breadth(Caller caller) {
        return caller.roles().stream()
                .map(Role::breadth)
                .max(Role.Breadth::compareTo)
                .orElse(Role.Breadth.NONE);
    }

    private static List<String> kindsSeenWhole(Caller caller) {
        var kinds = new TreeSet<String>();
        caller.roles().forEach(role -> kinds.addAll(role.wholeKinds()));
        return List.copyOf(kinds);
    }

    private @Nullable EmployeeView employee(Caller caller) {
        var id = caller.employeeId();
        return id == null
                ? null
                : employees
                        .find(new AccessScope.SystemScope(caller.tenant()), id)
                        .map(EmployeeEvents::view)
                        .orElse(null);
    }

    private List<Me.Membership> teamsOf(String tenant, EmployeeView employee) {
        var scope = new AccessScope.SystemScope(tenant);
        var led = teams.idsWith(scope, "lead", Set.of(employee.id()), MOST_LED);
        var ids = new LinkedHashSet<String>();
        if (employee.state().teamId() != null) {
            ids.add(employee.state().teamId());
        }
        ids.addAll(new TreeSet<>(led));
        return ids.stream()
                .flatMap(id -> teams.find(scope, id).stream())
                .filter(team -> !team.state().isDissolved())
                .map(team ->
                        new Me.Membership(
                                team.id(),
                                team.state().name(),
                                team.id().equals(employee.state().teamId()),
                                led.contains(team.id())))
                .toList();
    }
}
