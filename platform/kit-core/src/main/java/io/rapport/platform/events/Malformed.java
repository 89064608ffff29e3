package io.rapport.platform.events;

import io.rapport.contracts.MalformedEventException;
import java.io.Serial;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Jackson's complaints, without what stood in the value: the path holds only names from the
/// contracts, for unknown fields are skipped. Jackson's own exception is not kept as the cause, for
/// its message may quote the value.
final class Malformed {

    /// The place of a complaint about the value as a whole.
    static final String ROOT = "value";

    private Malformed() {}

    static MalformedEventException from(JacksonException e) {
        return below("", e);
    }

    static MalformedEventException below(String prefix, JacksonException e) {
        return new MalformedEventException(place(prefix, e), reason(e));
    }

    private static String place(String prefix, JacksonException e) {
        String path = e.getPath().stream().map(Malformed::step).collect(Collectors.joining());
        String place = prefix + path;
        if (place.isEmpty()) {
            return ROOT;
        }
        return place.startsWith(".") ? place.substring(1) : place;
    }

    private static String step(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        return name == null ? "[" + reference.getIndex() + "]" : "." + name;
    }

    private static String reason(JacksonException e) {
        if (e.getCause() instanceof NotPublishable refused) {
            return refused.reason;
        }
        return switch (e) {
            case StreamConstraintsException _ -> "is too large or too deep";
            case StreamReadException _ -> "is no well-formed JSON without duplicate keys";
            case ValueInstantiationException _ -> "is not allowed";
            case MismatchedInputException _ -> "is missing, null or of another type";
            default -> "cannot be written or read";
        };
    }

    /// What a producer must not write.
    static final class NotPublishable extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        private final String reason;

        NotPublishable(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
