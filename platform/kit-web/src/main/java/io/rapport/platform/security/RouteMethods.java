package io.rapport.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/// Which methods there are at a path, for answers that say no to others.
public final class RouteMethods {

    private final Supplier<RequestMappingHandlerMapping> mapping;

    /// @param mapping asked for at the first request, for it is made after the filters
    public RouteMethods(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /// In alphabetical order; none where there is no route. Of several patterns the one that says
    /// most counts: `/bulk` is not also an id.
    public Set<String> at(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var methods = new TreeMap<PathPattern, Set<String>>(PathPattern.SPECIFICITY_COMPARATOR);
        mapping.get()
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    var patterns = info.getPathPatternsCondition();
                    if (patterns != null
                            && !ErrorController.class.isAssignableFrom(handler.getBeanType())) {
                        patterns.getPatterns().stream()
                                .filter(pattern -> pattern.matches(path))
                                .forEach(pattern ->
                                        addAll(
                                                methods.computeIfAbsent(
                                                        pattern, _ -> new TreeSet<>()),
                                                info));
                    }
                });
        return methods.isEmpty() ? Set.of() : methods.firstEntry().getValue();
    }

    private static void addAll(Set<String> methods, RequestMappingInfo info) {
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
    }
}
