package io.rapport.platform.web;

import io.rapport.platform.security.RouteMethods;
import io.rapport.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Answers TRACE like any other method that a route does not have: it says which there are. Neither
/// the web server, which does not know the routes, nor a servlet, which would repeat the headers
/// that it got, may answer it.
final class TraceFilter extends OncePerRequestFilter {

    private final RouteMethods routes;
    private final JsonMapper mapper;

    TraceFilter(RouteMethods routes, JsonMapper mapper) {
        this.routes = routes;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HttpMethod.TRACE.matches(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var allowed = routes.at(request);
        var status = allowed.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.METHOD_NOT_ALLOWED;
        if (!allowed.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        Problems.write(response, Problems.of(status, MvcRefusals.ofStatus(status)), mapper);
    }
}
