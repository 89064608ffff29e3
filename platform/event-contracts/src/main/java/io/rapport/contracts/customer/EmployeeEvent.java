package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about an employee.
@PublishedOn(Topics.CUSTOMER)
public sealed interface EmployeeEvent extends PublishedEvent {

    @Override
    EmployeeState state();

    @Override
    @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal();

    /// An employee joined the company.
    @EventType("rapport.employee.joined.v1")
    record EmployeeJoined(
            EmployeeJoined.Change change,
            EmployeeState state,
            @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal)
            implements EmployeeEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Team, manager, region or name changed.
    @EventType("rapport.employee.changed.v1")
    record EmployeeChanged(
            EmployeeChanged.Change change,
            EmployeeState state,
            @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal)
            implements EmployeeEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> teamId,
                @Nullable Changed<String> managerId,
                @Nullable Changed<String> region,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// An employee left the company.
    @EventType("rapport.employee.left.v1")
    record EmployeeLeft(
            EmployeeLeft.Change change,
            EmployeeState state,
            @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal)
            implements EmployeeEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.employee.restored.v1")
    record EmployeeRestored(
            Restoration change,
            EmployeeState state,
            @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal)
            implements EmployeeEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this employee: there is none.
    @EventType("rapport.employee.withdrawn.v1")
    record EmployeeWithdrawn(
            Restoration change,
            EmployeeState state,
            @Nullable Personal<EmployeePersonal.Change, EmployeePersonal> personal)
            implements EmployeeEvent, WithdrawnEvent {}
}
