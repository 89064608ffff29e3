package io.rapport.customer.directory;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeChanged;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeJoined;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeLeft;
import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.customer.directory.EmployeeChange.Joined;
import io.rapport.customer.directory.EmployeeChange.Left;
import io.rapport.customer.directory.EmployeeChange.PostChanged;
import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.list.ValueKind;

/// What employees are made of, and, change by change, what the rest of the world gets to hear.
/// Nobody owns them, so every scope of the tenant sees them. Their names are personal in events.
@DeclaresAggregate
final class EmployeeEvents {

    static final AggregateType<Employee, EmployeeView> TYPE =
            AggregateType.of("employee", "emp", "employees", Employee.class, Topics.CUSTOMER)
                    .externalIds(employee -> employee.post().externalIds())
                    .filter("team", employee -> employee.post().teamId())
                    .filter("manager", employee -> employee.post().managerId())
                    .coarse("active", ValueKind.BOOLEAN, Employee::active)
                    .attribute("region", employee -> employee.post().region())
                    .attribute("status", Employee::active)
                    .personal("name", employee -> employee.post().name())
                    .words("name", employee -> employee.post().name(), NameSearch.BY_NAME)
                    .sortedByText("name", employee -> employee.post().name())
                    .sortedByChange()
                    .derived(2)
                    .listedAs("joined")
                    .unowned()
                    .shownBy(
                            (stored, _) -> view(stored),
                            EmployeeEvents::state,
                            EmployeeEvents::personal);

    static final Changes<Employee, EmployeeChange> CHANGES =
            Changes.of(TYPE, Employee::after, EmployeeEvents::event);

    private EmployeeEvents() {}

    /// @param after the employee as it stands after the change
    static EmployeeEvent event(Employee after, EmployeeChange change) {
        var state = state(after);
        Personal<EmployeePersonal.Change, EmployeePersonal> personal =
                Personal.clear(null, personal(after));
        return switch (change) {
            case Joined _ -> new EmployeeJoined(new EmployeeJoined.Change(), state, personal);
            case PostChanged(var from, var to) -> postChanged(state, from, to);
            case Left _ -> new EmployeeLeft(new EmployeeLeft.Change(), state, personal);
        };
    }

    /// The public state, as events and answers show it.
    static EmployeeState state(Employee employee) {
        var post = employee.post();
        return new EmployeeState(
                post.teamId(),
                post.managerId(),
                post.region(),
                employee.active() ? EmployeeStatus.ACTIVE : EmployeeStatus.LEFT,
                post.externalIds());
    }

    /// The personal part.
    static EmployeePersonal personal(Employee employee) {
        return new EmployeePersonal(employee.post().name());
    }

    /// One entry of the directory, as answers show it.
    static EmployeeView view(Stored<Employee> stored) {
        return new EmployeeView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                stored.timed(state(stored.state())),
                personal(stored.state()));
    }

    private static EmployeeChanged postChanged(
            EmployeeState state, EmployeeDetails from, EmployeeDetails to) {
        var name = changed(from.name(), to.name());
        return new EmployeeChanged(
                new EmployeeChanged.Change(
                        changed(from.teamId(), to.teamId()),
                        changed(from.managerId(), to.managerId()),
                        changed(from.region(), to.region()),
                        changed(from.externalIds(), to.externalIds())),
                state,
                Personal.clear(
                        name == null ? null : new EmployeePersonal.Change(name),
                        new EmployeePersonal(to.name())));
    }
}
