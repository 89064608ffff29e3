package io.rapport.platform.web;

import io.rapport.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses bodies that are too large before they are read, and while they are read if they did not
/// say how long they are. Compressed bodies are refused: nothing here unpacks what it cannot weigh.
final class BodyLimitFilter extends OncePerRequestFilter {

    private final LimitProperties limits;
    private final JsonMapper mapper;

    BodyLimitFilter(LimitProperties limits, JsonMapper mapper) {
        this.limits = limits;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limitFor(request.getContentType());
        if (request.getContentLengthLong() > limit) {
            Problems.write(response, new BodyTooLargeException(limit).problem(), mapper);
        } else if (isCompressed(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            Problems.write(
                    response,
                    Problems.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "Compressed bodies are not taken. Send it without Content-Encoding."),
                    mapper);
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    private long limitFor(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        var isBulk = type.startsWith("application/x-ndjson") || type.startsWith("text/csv");
        return (isBulk ? limits.bulkBody() : limits.body()).toBytes();
    }

    private static boolean isCompressed(@Nullable String encoding) {
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }
}
