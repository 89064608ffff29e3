package io.rapport.customer.directory;

import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.aggregate.Stored;

/// Employees and teams as they are read: what their last event said.
final class DirectoryViews {

    private DirectoryViews() {}

    /// An employee. The name is shown to everybody who works with the directory.
    record EmployeeView(
            String id,
            long revision,
            int epoch,
            long sequence,
            EmployeeState state,
            EmployeePersonal personal) {

        static EmployeeView of(Stored<Employee> stored) {
            return new EmployeeView(
                    stored.id(),
                    stored.revision(),
                    stored.epoch(),
                    stored.sequence(),
                    DirectoryPublishing.state(stored.state()),
                    DirectoryPublishing.personal(stored.state()));
        }
    }

    /// A team.
    record TeamView(String id, long revision, int epoch, long sequence, TeamState state) {

        static TeamView of(Stored<Team> stored) {
            return new TeamView(
                    stored.id(),
                    stored.revision(),
                    stored.epoch(),
                    stored.sequence(),
                    DirectoryPublishing.state(stored.state()));
        }
    }
}
