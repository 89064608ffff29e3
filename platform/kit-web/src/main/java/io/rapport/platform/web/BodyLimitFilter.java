package io.rapport.platform.web;

import io.rapport.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses bodies that are too large before they are read, and while they are read if they did not
/// say how long they are. Compressed bodies are refused: nothing here unpacks what it cannot weigh.
/// So are media types that no route reads.
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

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
        } else if (!isReadable(request.getContentType())) {
            Problems.write(
                    response,
                    Problems.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "Nobody here reads bodies of this media type. JSON is UTF-8; forms are not"
                                    + " taken. Send what the API document says."),
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

    /// Not what is no media type, nor JSON of another charset, nor a form: the web server would
    /// take its fields for parameters of the query.
    private static boolean isReadable(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.isConcrete()
                    && FORMS.stream().noneMatch(type::equalsTypeAndSubtype)
                    && (charset == null
                            || charset.equals(StandardCharsets.UTF_8)
                            || !type.getSubtype().endsWith("json"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isCompressed(@Nullable String encoding) {
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }
}
