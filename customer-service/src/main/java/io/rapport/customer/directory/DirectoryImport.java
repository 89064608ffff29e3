package io.rapport.customer.directory;

import io.rapport.customer.directory.DirectoryItems.EmployeeItem;
import io.rapport.customer.directory.DirectoryItems.TeamItem;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.BulkUpsert;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;

/// Decides the items of one bulk request.
///
/// @param employees finds an employee's id, or refuses
/// @param teams finds a team's id, or refuses
record DirectoryImport(
        DirectoryCommands commands, AccessScope scope, LookUp employees, LookUp teams) {

    static final String DISSOLVED = "the team was dissolved";

    Offer<Employee> offer(EmployeeItem item, BulkUpsert<Employee> others) {
        var team = teams.idIfNamed(item.teamExternalId());
        var manager = others.named(item.managerExternalId(), DirectoryRefusal.EmployeeUnknown::new);
        var told = item.post(team, manager);
        return new Offer<>(
                () -> commands.joined(scope, told),
                (stored, newer) ->
                        commands.moved(scope, stored, newer.over(stored.state().post(), told)));
    }

    Offer<Team> offer(TeamItem item, BulkUpsert<Team> others) {
        var lead = employees.idIfNamed(item.leadExternalId());
        var parent = others.named(item.parentTeamExternalId(), DirectoryRefusal.TeamUnknown::new);
        var told = item.team(lead, parent);
        return new Offer<>(
                () -> commands.formed(scope, told),
                (stored, newer) -> rearranged(stored, told, newer));
    }

    private Decision<Team> rearranged(Stored<Team> stored, Team told, NewerOnly newer) {
        if (stored.state().isDissolved()) {
            newer.because(DISSOLVED);
            return Decision.of(stored.state());
        }
        return commands.rearranged(scope, stored, newer.over(stored.state(), told));
    }
}
