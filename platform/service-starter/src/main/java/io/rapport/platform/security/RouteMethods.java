package io.rapport.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Which methods there are at a path, for answers that say no to others.
public final class RouteMethods {

    private final Supplier<RequestMappingHandlerMapping> mapping;

    /// @param mapping asked for at the first request, for it is made after the filters
    public RouteMethods(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /// In alphabetical order; none where there is no route.
    public Set<String> at(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var methods = new TreeSet<String>();
        mapping.get()
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    var patterns = info.getPathPatternsCondition();
                    if (patterns != null
                            && !ErrorController.class.isAssignableFrom(handler.getBeanType())
                            && patterns.getPatterns().stream()
                                    .anyMatch(pattern -> pattern.matches(path))) {
                        addAll(methods, info);
                    }
                });
        return methods;
    }

    private static void addAll(Set<String> methods, RequestMappingInfo info) {
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
    }
}
