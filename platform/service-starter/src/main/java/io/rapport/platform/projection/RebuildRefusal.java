package io.rapport.platform.projection;

import io.rapport.platform.command.Refusal;
import java.util.List;
import java.util.Map;

/// Why a rebuild is not begun, switched or dropped.
sealed interface RebuildRefusal extends Refusal {

    record NoSuchProjection(String projection) implements RebuildRefusal {}

    record NoSuchGeneration(int number) implements RebuildRefusal {}

    record AlreadyRunning() implements RebuildRefusal {}

    record NotFilled(int number) implements RebuildRefusal {}

    record Different(List<String> differences) implements RebuildRefusal {}

    record InUse(int number) implements RebuildRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case NoSuchProjection _, NoSuchGeneration _ -> Kind.UNKNOWN;
            case AlreadyRunning _, NotFilled _, Different _, InUse _ -> Kind.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case NoSuchProjection _ -> "rebuild.no-such-projection";
            case NoSuchGeneration _ -> "rebuild.no-such-generation";
            case AlreadyRunning _ -> "rebuild.already-running";
            case NotFilled _ -> "rebuild.not-filled";
            case Different _ -> "rebuild.different";
            case InUse _ -> "rebuild.in-use";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case NoSuchProjection _ -> "This service has no projection of that name.";
            case NoSuchGeneration _ -> "That generation is not open; ask for the status.";
            case AlreadyRunning _ ->
                    "A generation is being built already; switch to it or drop it first.";
            case NotFilled _ -> "The generation is still being filled; ask again later.";
            case Different _ ->
                    "The generations differ at the same point; look at the examples, or force it.";
            case InUse _ -> "Readers use this generation; switch to another one first.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case NoSuchProjection(var name) -> Map.of("projection", name);
            case NoSuchGeneration(var number) -> Map.of("generation", number);
            case NotFilled(var number) -> Map.of("generation", number);
            case InUse(var number) -> Map.of("generation", number);
            case Different(var differences) -> Map.of("differences", differences);
            case AlreadyRunning() -> Map.of();
        };
    }
}
