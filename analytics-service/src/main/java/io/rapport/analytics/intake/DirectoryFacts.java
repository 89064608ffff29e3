package io.rapport.analytics.intake;

import static io.rapport.analytics.intake.CustomerFacts.touched;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.vocabulary.EmployeeAttributes;
import io.rapport.analytics.vocabulary.TeamAttributes;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.TeamEvent;

/// What the events of the directory set.
final class DirectoryFacts {

    private DirectoryFacts() {}

    static void set(Fact.Builder fact, EmployeeEvent event) {
        switch (event) {
            case EmployeeEvent.EmployeeJoined joined -> all(fact, joined);
            case EmployeeEvent.EmployeeChanged changed -> {
                var change = changed.change();
                touched(fact, EmployeeAttributes.TEAM, change.teamId());
                touched(fact, EmployeeAttributes.REGION, change.region());
                touched(fact, EmployeeAttributes.MANAGER, change.managerId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    touched(fact, EmployeeAttributes.NAME, personal.name());
                }
            }
            case EmployeeEvent.EmployeeLeft left ->
                    fact.set(EmployeeAttributes.STATUS, left.state().status().name());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, EmployeeEvent.EmployeeJoined event) {
        var state = event.state();
        fact.set(EmployeeAttributes.TEAM, state.teamId())
                .set(EmployeeAttributes.REGION, state.region())
                .set(EmployeeAttributes.MANAGER, state.managerId())
                .set(EmployeeAttributes.STATUS, state.status().name());
        var person = event.personal() == null ? null : event.personal().readableState();
        if (person != null) {
            fact.set(EmployeeAttributes.NAME, person.name());
        }
    }

    static void set(Fact.Builder fact, TeamEvent event) {
        switch (event) {
            case TeamEvent.TeamFormed formed ->
                    fact.set(TeamAttributes.NAME, formed.state().name())
                            .set(TeamAttributes.LEAD, formed.state().leadId())
                            .set(TeamAttributes.PARENT, formed.state().parentTeamId());
            case TeamEvent.TeamChanged changed -> {
                touched(fact, TeamAttributes.NAME, changed.change().name());
                touched(fact, TeamAttributes.LEAD, changed.change().leadId());
                touched(fact, TeamAttributes.PARENT, changed.change().parentTeamId());
            }
            case RestorationEvent _ -> {}
        }
    }
}
