package io.rapport.platform.web;

import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses a query that nobody could read, before anybody tries to: the web server reads parameters
/// when they are first asked for, and whoever asks would have to know that it may fail.
final class AddressFilter extends OncePerRequestFilter {

    /// As many as the web server would read (`server.tomcat.max-parameter-count`).
    static final int MOST_PARAMETERS = 200;

    private final JsonMapper mapper;

    AddressFilter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (query != null && parameters(query) > MOST_PARAMETERS) {
            refuse(
                    response,
                    "request.too-many-parameters",
                    "A query has at most " + MOST_PARAMETERS + " parameters.");
        } else if (query != null && !QueryText.isReadable(query)) {
            refuse(
                    response,
                    "request.malformed",
                    "The query is not UTF-8 with %-escapes. Encode names and values again.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static long parameters(String query) {
        return query.chars().filter(each -> each == '&').count() + 1;
    }

    private void refuse(HttpServletResponse response, String code, String detail)
            throws IOException {
        Problems.write(
                response,
                Problems.of(ProblemException.of(HttpStatus.BAD_REQUEST, code, detail)),
                mapper);
    }
}
