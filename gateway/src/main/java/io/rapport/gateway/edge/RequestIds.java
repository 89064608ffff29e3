package io.rapport.gateway.edge;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name under which a request can be found again, in answers and logs. A client may give one;
/// it grants nothing.
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestIds() {}

    /// The given id if it has the form of one, else a new one.
    static String of(@Nullable String given) {
        return given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
