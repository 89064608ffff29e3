package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why the directory says no.
sealed interface DirectoryRefusal extends Refusal {

    @Conflict(
            code = "directory.employee-has-left",
            words = "The employee has left the company; nothing of it changes any more.")
    record HasLeft() implements DirectoryRefusal {}

    @Invalid(
            code = "directory.team-unknown",
            words = "The directory has no such team, or it was dissolved.")
    record TeamUnknown(String team) implements DirectoryRefusal {}

    @Conflict(
            code = "directory.team-dissolved",
            words = "The team was dissolved; nothing of it changes any more.")
    record Dissolved() implements DirectoryRefusal {}

    @Conflict(
            code = "directory.team-in-use",
            words =
                    "{members} employees work in the team and {teams} teams are part of it. Give them"
                            + " other teams first.")
    record InUse(int members, int teams) implements DirectoryRefusal {}

    @Invalid(
            code = "directory.employee-unknown",
            words = "The directory has no such active employee.")
    record EmployeeUnknown(String employee) implements DirectoryRefusal {}

    @Invalid(
            code = "directory.line-circular",
            words = "Nobody can stand above itself, not even over several steps.")
    record Circular(String id) implements DirectoryRefusal {}

    @Invalid(
            code = "directory.line-too-deep",
            words = "A line has at most " + Lineage.DEEPEST + " steps.")
    record TooDeep() implements DirectoryRefusal {}
}
