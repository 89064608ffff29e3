package io.rapport.platform.security;

import io.rapport.platform.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Denies by default: a request reaches its handler only if the handler names one of the caller's
/// roles. It judges the very handler that would run, so no trick with the path comes between.
final class RouteRules implements HandlerInterceptor {

    private final ConcurrentMap<Method, Set<String>> rules = new ConcurrentHashMap<>();
    private final RouteMethods routes;

    RouteRules(RouteMethods routes) {
        this.routes = routes;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(
                    request.getMethod(), routes.at(request));
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw denied();
        }
        if (!isOpen(request, method)) {
            var allowed =
                    rules.computeIfAbsent(method.getMethod(), _ -> RouteTable.rolesOf(method));
            if (!Callers.current().hasAny(allowed)) {
                throw denied();
            }
        }
        return true;
    }

    private static boolean isOpen(HttpServletRequest request, HandlerMethod method) {
        return request.getRequestURI().equals(RouteTable.API_DOCUMENT)
                || ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static ProblemException denied() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN, "access.denied", "Your roles do not allow this.");
    }
}
