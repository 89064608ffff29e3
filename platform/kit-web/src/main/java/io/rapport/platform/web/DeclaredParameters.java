package io.rapport.platform.web;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.list.ListArguments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses parameters that a route does not declare, naming those that it does: a filter that is
/// misspelt must not silently show everything. What takes one value is given once, and a number in
/// digits.
final class DeclaredParameters implements HandlerInterceptor {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class);

    private final ConcurrentMap<Method, Set<String>> declared = new ConcurrentHashMap<>();
    private final ConcurrentMap<Method, Map<String, Class<?>>> single = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            var allowed = declared.computeIfAbsent(method.getMethod(), _ -> namesOf(method));
            var singles = single.computeIfAbsent(method.getMethod(), _ -> singlesOf(method));
            request.getParameterMap()
                    .forEach((name, values) -> {
                        if (!allowed.contains(name)) {
                            throw unknown(name, allowed);
                        }
                        if (singles.containsKey(name)) {
                            requireOne(name, values, singles.get(name));
                        }
                    });
        }
        return true;
    }

    /// A binder would take the first of several numbers, join several texts, and read a number as
    /// programs write it.
    private static void requireOne(String name, String[] values, Class<?> type) {
        if (values.length != 1) {
            throw wrong("request.bad-parameter", name, "takes one value");
        }
        if (NUMBERS.contains(type) && !DIGITS.matcher(values[0]).matches()) {
            throw wrong("request.wrong-type", name, "must be " + JsonProblem.expected(type));
        }
    }

    private static ProblemException wrong(String code, String name, String rule) {
        return ProblemException.badFields(
                code,
                "The parameter " + name + " " + rule + ".",
                List.of(new FieldProblem(name, rule)));
    }

    /// The parameters that take one value, with its type.
    private static Map<String, Class<?>> singlesOf(HandlerMethod method) {
        var found = new HashMap<String, Class<?>>();
        for (var parameter : method.getMethodParameters()) {
            var type = parameter.getParameterType();
            var isMany = type.isArray() || Collection.class.isAssignableFrom(type);
            if (type == PageCursor.class
                    || (parameter.hasParameterAnnotation(RequestParam.class) && !isMany)) {
                namesOf(parameter).forEach(name -> found.put(name, type));
            }
        }
        return found;
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
        if (parameter.getParameterType() == PageCursor.class) {
            return Set.of(PageCursor.PARAMETER);
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
