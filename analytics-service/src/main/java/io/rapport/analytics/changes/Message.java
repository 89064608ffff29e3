package io.rapport.analytics.changes;

import io.rapport.analytics.changes.ChangeLog.Place;
import java.util.Locale;

/// One thing that a stream says.
///
/// @param data its JSON
/// @param place where a reader that got it goes on from
/// @param sight fingerprint of what the reader sees
record Message(Name name, String data, Place place, int sight) {

    /// The events of a stream.
    enum Name {
        /// The stream has begun, and tells everything from here on.
        OPEN,
        /// Something happened to a record that the reader sees.
        CHANGE,
        /// The reader does not see this record any more.
        GONE,
        /// Something may have been missed: read anew. The stream goes on from here.
        RESET,
        /// The stream ends.
        END;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why a reader has to read anew.
    enum Reset {
        /// The log does not reach back to where the reader was.
        TOO_OLD,
        /// More happened than may wait for one reader.
        TOO_SLOW,
        /// What the reader may see is another than before.
        VISIBILITY,
        /// Where the reader was is no place in this log.
        UNKNOWN;

        String wire() {
            return Message.wire(this);
        }
    }

    /// Why a stream ends.
    enum End {
        /// The access token has run out: come again with a new one.
        TOKEN_EXPIRED,
        /// The server stops: come again, another one goes on.
        STOPPING,
        /// The log cannot be read at the moment: come again.
        UNAVAILABLE;

        String wire() {
            return Message.wire(this);
        }
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
