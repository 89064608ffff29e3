package io.rapport.platform.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of a service with the roles that may call it, read from the handler mappings, so
/// that a route cannot be forgotten. Each service compares it with what it means to allow.
public final class RouteTable {

    /// The one path that needs no token: the committed OpenAPI document.
    public static final String API_DOCUMENT = "/v3/api-docs";

    /// One method of one path.
    ///
    /// @param method an HTTP method; `*` if the handler takes every one, which no handler should
    /// @param path the pattern, such as `/api/v1/things/{id}`
    /// @param roles names of who may call it; empty for nobody
    /// @param handler class and method that answer
    public record Route(String method, String path, Set<String> roles, HandlerMethod handler) {

        /// Whether anybody can reach it at all. The API document is open to everyone.
        public boolean hasRule() {
            return !roles.isEmpty() || path.equals(API_DOCUMENT);
        }

        /// One line for a committed table: method, path, roles by wire name.
        public String line() {
            var who =
                    path.equals(API_DOCUMENT)
                            ? "anyone"
                            : roles.stream().collect(Collectors.joining(",", "[", "]"));
            return "%-6s %s %s".formatted(method, path, who);
        }
    }

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /// The routes of this mapping, ordered by path and method; the error page is no route.
    public static RouteTable of(RequestMappingHandlerMapping mapping) {
        var found = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> collect(info, handler, found));
        found.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return new RouteTable(found);
    }

    public List<Route> routes() {
        return routes;
    }

    /// Routes that nobody may call because somebody forgot to say who may.
    public List<Route> withoutRule() {
        return routes.stream().filter(route -> !route.hasRule()).toList();
    }

    /// The whole table, one line per route, to print or to compare with a committed file.
    public String text() {
        return routes.stream().map(Route::line).collect(Collectors.joining("\n", "", "\n"));
    }

    static Set<String> rolesOf(HandlerMethod handler) {
        var allowed = handler.getMethodAnnotation(AllowedRoles.class);
        return allowed == null ? Set.of() : new LinkedHashSet<>(List.of(allowed.value()));
    }

    private static void collect(RequestMappingInfo info, HandlerMethod handler, List<Route> found) {
        if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return;
        }
        var methods = new TreeSet<String>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        if (methods.isEmpty()) {
            methods.add("*");
        }
        for (var path : info.getPatternValues()) {
            for (var method : methods) {
                found.add(new Route(method, path, rolesOf(handler), handler));
            }
        }
    }
}
