package io.rapport.platform.projection;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;
import java.util.List;

/// Why a rebuild is not begun, switched or dropped.
sealed interface RebuildRefusal extends Refusal {

    @Refused(
            kind = Kind.UNKNOWN,
            code = "rebuild.no-such-projection",
            words = "This service has no projection of that name.")
    record NoSuchProjection(String projection) implements RebuildRefusal {}

    @Refused(
            kind = Kind.UNKNOWN,
            code = "rebuild.no-such-generation",
            words = "That generation is not open; ask for the status.")
    record NoSuchGeneration(int generation) implements RebuildRefusal {}

    @Conflict(
            code = "rebuild.already-running",
            words = "A generation is being built already; switch to it or drop it first.")
    record AlreadyRunning() implements RebuildRefusal {}

    @Conflict(
            code = "rebuild.not-filled",
            words = "The generation is still being filled; ask again later.")
    record NotFilled(int generation) implements RebuildRefusal {}

    @Conflict(
            code = "rebuild.different",
            words = "The generations differ at the same point; look at the examples, or force it.")
    record Different(List<String> differences) implements RebuildRefusal {}

    @Conflict(
            code = "rebuild.in-use",
            words = "Readers use this generation; switch to another one first.")
    record InUse(int generation) implements RebuildRefusal {}
}
