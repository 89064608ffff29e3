package io.rapport.platform.note;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote down.
///
/// @param topic what it is filed under
/// @param about id of whom it was written about; `null` if that is nobody
record Note(String topic, @Nullable String about, String text, List<ExternalId> externalIds) {

    Note {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
