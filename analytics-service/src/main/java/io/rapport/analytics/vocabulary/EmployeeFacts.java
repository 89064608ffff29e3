package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.EmployeeEvent;
import org.bson.Document;

/// What changes of an employee. The name is personal.
public final class EmployeeFacts {

    public static final Attribute<String> TEAM = new Attribute<>(0, "team", String.class);

    public static final Attribute<String> REGION = new Attribute<>(1, "region", String.class);

    public static final Attribute<String> NAME = new Attribute<>(2, "name", String.class);

    public static final Attribute<String> MANAGER = new Attribute<>(3, "manager", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(4, "status", String.class);

    public static final FactsOf<EmployeeEvent> FACTS =
            FactsOf.kind("employee", EmployeeEvent.class, EmployeeFacts::set)
                    .attributes(TEAM, REGION, NAME, MANAGER, STATUS)
                    .named("emp_", EmployeeFacts::names)
                    .seenAs(KindRule.COMMON);

    private EmployeeFacts() {}

    private static void set(Fact.Builder fact, EmployeeEvent event) {
        switch (event) {
            case EmployeeEvent.EmployeeJoined joined -> all(fact, joined);
            case EmployeeEvent.EmployeeChanged changed -> {
                var change = changed.change();
                fact.touched(TEAM, change.teamId());
                fact.touched(REGION, change.region());
                fact.touched(MANAGER, change.managerId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    fact.touched(NAME, personal.name());
                }
            }
            case EmployeeEvent.EmployeeLeft left -> fact.set(STATUS, left.state().status().name());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(Fact.Builder fact, EmployeeEvent.EmployeeJoined event) {
        var state = event.state();
        fact.set(TEAM, state.teamId())
                .set(REGION, state.region())
                .set(MANAGER, state.managerId())
                .set(STATUS, state.status().name());
        var person = event.personal() == null ? null : event.personal().readableState();
        if (person != null) {
            fact.set(NAME, person.name());
        }
    }

    private static Document names(EmployeeEvent event) {
        var person = event.personal() == null ? null : event.personal().readableState();
        return new Document(Names.NAME, person == null ? null : person.name())
                .append(Names.TEAM, event.state().teamId());
    }
}
