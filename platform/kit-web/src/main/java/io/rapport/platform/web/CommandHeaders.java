package io.rapport.platform.web;

import io.rapport.contracts.ImportMode;
import io.rapport.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;

/// Reads the headers of a command, and refuses what is not exactly of their form.
final class CommandHeaders {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CORRELATION_ID = "Rapport-Correlation-Id";

    static final String IMPORT = "Rapport-Import";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern REVISION = Pattern.compile("(?:W/)?\"(0|[1-9][0-9]{0,17})\"");

    private CommandHeaders() {}

    static @Nullable String idempotencyKey(NativeWebRequest request) {
        var key = single(request, IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            throw refused(IDEMPOTENCY_KEY, "takes 1 to 200 visible ASCII characters");
        }
        return key;
    }

    static @Nullable String correlationId(NativeWebRequest request) {
        var id = single(request, CORRELATION_ID);
        if (id != null && !CORRELATION.matcher(id).matches()) {
            throw refused(CORRELATION_ID, "takes 1 to 100 letters, digits and . _ : -");
        }
        return id;
    }

    /// How the importer says that it comes in; `null` where nobody says so.
    static @Nullable ImportMode imported(NativeWebRequest request) {
        var word = single(request, IMPORT);
        var mode = word == null ? null : ImportMode.of(word);
        if (word != null && mode == null) {
            throw refused(IMPORT, "takes history or live");
        }
        return mode;
    }

    /// The revision that the caller has read. What compresses an answer on its way makes its ETag a
    /// weak one, which says the same revision.
    static @Nullable Long revision(NativeWebRequest request) {
        var given = single(request, "If-Match");
        if (given == null) {
            return null;
        }
        var matcher = REVISION.matcher(given.strip());
        if (!matcher.matches()) {
            throw refused("If-Match", "takes one ETag as it was answered, such as \"7\"");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static @Nullable String single(NativeWebRequest request, String name) {
        var values = request.getHeaderValues(name);
        if (values == null || values.length == 0) {
            return null;
        }
        if (values.length > 1) {
            throw refused(name, "may be sent once only");
        }
        return values[0];
    }

    private static ProblemException refused(String header, String rule) {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "request.bad-header",
                "The header " + header + " " + rule + ".");
    }
}
