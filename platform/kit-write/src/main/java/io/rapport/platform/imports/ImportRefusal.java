package io.rapport.platform.imports;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Refusal;

/// Every reason why imports say no.
public sealed interface ImportRefusal extends Refusal {

    /// @param recordKind of which the numbers differ
    /// @param told how many rows the client says were accepted
    /// @param accepted how many were
    @Conflict(
            code = "import.differs",
            words =
                    "You say that {told} rows of the kind '{recordKind}' were accepted, but {accepted}"
                            + " were. This finished nothing: send what is missing, or say how many"
                            + " the answers told you.")
    record Differs(String recordKind, long told, long accepted) implements ImportRefusal {}

    @Conflict(
            code = "import.finished",
            words =
                    "This import is finished and takes no more rows. Nothing was done; send them as"
                            + " another import, under a new Rapport-Correlation-Id.")
    record Finished() implements ImportRefusal {}
}
