package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// A record that cannot be an event of this platform. The message names the header or the path of
/// the value that is wrong and never what stands there, so it may be logged and stored.
public final class MalformedEventException extends RuntimeException {

    private final String place;

    /// @param place a header's name, or a path such as `state.amount.currency`
    /// @param reason what is wrong there, without the value
    public MalformedEventException(String place, String reason) {
        this(place, reason, null);
    }

    /// @param place a header's name, or a path such as `state.amount.currency`
    /// @param reason what is wrong there, without the value
    /// @param cause kept only if its own message repeats no value either
    public MalformedEventException(String place, String reason, @Nullable Throwable cause) {
        super(place + ": " + reason, cause);
        this.place = place;
    }

    /// The header or the path that is wrong.
    public String place() {
        return place;
    }
}
