package io.rapport.customer.directory;

import io.rapport.customer.lineage.Lineage;
import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why the directory says no.
sealed interface DirectoryRefusal extends Refusal {

    record HasLeft() implements DirectoryRefusal {}

    record TeamUnknown(String team) implements DirectoryRefusal {}

    record EmployeeUnknown(String employee) implements DirectoryRefusal {}

    record Circular(String id) implements DirectoryRefusal {}

    record TooDeep() implements DirectoryRefusal {}

    @Override
    default Kind kind() {
        return this instanceof HasLeft ? Kind.CONFLICT : Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case HasLeft _ -> "directory.employee-has-left";
            case TeamUnknown _ -> "directory.team-unknown";
            case EmployeeUnknown _ -> "directory.employee-unknown";
            case Circular _ -> "directory.line-circular";
            case TooDeep _ -> "directory.line-too-deep";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case HasLeft _ -> "The employee has left the company; nothing of it changes any more.";
            case TeamUnknown _ -> "The directory has no such team.";
            case EmployeeUnknown _ -> "The directory has no such active employee.";
            case Circular _ -> "Nobody can stand above itself, not even over several steps.";
            case TooDeep _ -> "A line has at most " + Lineage.DEEPEST + " steps.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case TeamUnknown(var team) -> Map.of("team", team);
            case EmployeeUnknown(var employee) -> Map.of("employee", employee);
            case Circular(var id) -> Map.of("id", id);
            case HasLeft _, TooDeep _ -> Map.of();
        };
    }
}
