package io.rapport.platform.web;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.list.ListArguments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses parameters that a route does not declare, naming those that it does: a filter that is
/// misspelt must not silently show everything.
final class DeclaredParameters implements HandlerInterceptor {

    private final ConcurrentMap<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            var allowed = declared.computeIfAbsent(method.getMethod(), _ -> namesOf(method));
            for (var name : request.getParameterMap().keySet()) {
                if (!allowed.contains(name)) {
                    throw unknown(name, allowed);
                }
            }
        }
        return true;
    }

    /// The parameters that this handler declares, in alphabetical order.
    static Set<String> namesOf(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            names.addAll(namesOf(parameter));
        }
        return names;
    }

    private static Set<String> namesOf(MethodParameter parameter) {
        if (parameter.getParameterType() == BulkInput.class) {
            return Set.of(BulkInput.DRY_RUN, BulkInput.SEPARATOR);
        }
        var listed = ListArguments.specOf(parameter);
        if (listed != null) {
            return listed.parameterNames();
        }
        var single = parameter.getParameterAnnotation(RequestParam.class);
        return single == null ? Set.of() : Set.of(nameOf(single, parameter));
    }

    private static String nameOf(RequestParam annotation, MethodParameter parameter) {
        if (!annotation.name().isEmpty()) {
            return annotation.name();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        @Nullable String name = parameter.getParameterName();
        return String.valueOf(name);
    }

    private static ProblemException unknown(String name, Set<String> allowed) {
        var shown = JsonProblem.printable(name);
        return ProblemException.badFields(
                        "request.unknown-parameter",
                        "There is no parameter " + shown + " here; see allowed.",
                        List.of(new FieldProblem(shown, "is not a parameter of this route")))
                .withFacts(Map.of("allowed", allowed));
    }
}
