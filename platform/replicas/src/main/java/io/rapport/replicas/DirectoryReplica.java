package io.rapport.replicas;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Directory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The directory as its events tell it: who works where, who leads whom.
///
/// Bounded: 1,000 members of a team, 100 teams below a lead on each of 10 levels.
public final class DirectoryReplica implements Directory {

    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_TEAMS = 100;
    private static final int LEVELS = 10;

    private final ReplicaViews views;
    private final Generations generations;
    private final CustomerServiceCalls calls;
    private final ReplicaWithFallback heldOrAsked;

    DirectoryReplica(
            ReplicaViews views,
            Generations generations,
            CustomerServiceCalls calls,
            ReplicaWithFallback heldOrAsked) {
        this.views = views;
        this.generations = generations;
        this.calls = calls;
        this.heldOrAsked = heldOrAsked;
    }

    /// An employee who has not left, so that something can be given to them.
    ///
    /// @throws io.rapport.platform.command.RefusalException `employee.not-active` when there is
    ///   none, `customer.not-known-yet` (503) when that could not be found out
    public KnownEmployee requireActive(AccessScope scope, String employeeId) {
        return active(
                heldOrAsked.find(
                        () -> find(scope.tenant(), employeeId), () -> calls.employee(employeeId)));
    }

    /// Refuses an employee who has left, where one is named.
    ///
    /// @throws io.rapport.platform.command.RefusalException as [#requireActive(AccessScope,
    ///   String)]
    public void requireActiveIfNamed(AccessScope scope, @Nullable String employeeId) {
        if (employeeId != null) {
            requireActive(scope, employeeId);
        }
    }

    /// Finds the employees that the items of one request name, none of whom may have left.
    public LookUp lookUpActive(AccessScope scope) {
        return new LookUp(named -> requireActive(scope, named).id());
    }

    /// Finds the employees that the items of one request name, for what happened before.
    public LookUp lookUpOfHistory(AccessScope scope) {
        return new LookUp(named -> requireOfHistory(scope, named).id());
    }

    /// An employee whom another system calls so and who has not left.
    ///
    /// @throws io.rapport.platform.command.RefusalException as [#requireActive(AccessScope,
    ///   String)]
    public KnownEmployee requireActive(AccessScope scope, ExternalId externalId) {
        return active(
                heldOrAsked.find(
                        () -> byExternalId(scope.tenant(), externalId),
                        () -> calls.employee(externalId)));
    }

    /// An employee whom another system calls so, for what happened before: they may have left.
    ///
    /// @throws io.rapport.platform.command.RefusalException as [#requireActive(AccessScope,
    ///   String)]
    public KnownEmployee requireOfHistory(AccessScope scope, ExternalId externalId) {
        return byExternalId(scope.tenant(), externalId)
                .orElseGet(() -> requireActive(scope, externalId));
    }

    private static KnownEmployee active(Optional<KnownEmployee> employee) {
        return employee.filter(KnownEmployee::active)
                .orElseThrow(() -> new EmployeeRefusal.NotActive().asException());
    }

    /// The employee, if the directory has told of them.
    public Optional<KnownEmployee> find(String tenant, String employeeId) {
        return views.employees
                .find(current(), employeeId)
                .filter(held -> held.tenant().equals(tenant))
                .map(DirectoryReplica::employee);
    }

    /// The employee whom another system calls so.
    public Optional<KnownEmployee> byExternalId(String tenant, ExternalId externalId) {
        return views
                .employees
                .by(
                        current(),
                        tenant,
                        ReplicaViews.EXTERNAL_IDS,
                        ReplicaViews.text(externalId),
                        null,
                        1)
                .stream()
                .findFirst()
                .map(DirectoryReplica::employee);
    }

    @Override
    public Set<String> colleaguesOf(String tenant, String employeeId) {
        return find(tenant, employeeId)
                .flatMap(employee -> Optional.ofNullable(employee.teamId()))
                .map(team -> members(current(), tenant, team))
                .orElse(Set.of(employeeId));
    }

    @Override
    public Set<String> ledBy(String tenant, String employeeId) {
        var generation = current();
        var led = new HashSet<String>();
        var level = teams(generation, tenant, ReplicaViews.LEAD, employeeId);
        for (var depth = 0; depth < LEVELS && !level.isEmpty(); depth++) {
            level.removeAll(led);
            led.addAll(level);
            level =
                    level.stream()
                            .flatMap(team ->
                                    teams(generation, tenant, ReplicaViews.PARENT, team).stream())
                            .collect(Collectors.toCollection(HashSet::new));
        }
        return led.stream()
                .flatMap(team -> members(generation, tenant, team).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> members(Generation generation, String tenant, String team) {
        return views
                .employees
                .by(generation, tenant, ReplicaViews.TEAM, team, null, MOST_MEMBERS)
                .stream()
                .map(StateStore.Held::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> teams(Generation generation, String tenant, String field, String value) {
        return views.teams.by(generation, tenant, field, value, null, MOST_TEAMS).stream()
                .map(StateStore.Held::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Generation current() {
        return generations.current(ReplicaViews.PROJECTION);
    }

    private static KnownEmployee employee(StateStore.Held held) {
        return new KnownEmployee(
                held.id(),
                held.state().getString(ReplicaViews.TEAM),
                held.state().getBoolean("active", false));
    }
}
