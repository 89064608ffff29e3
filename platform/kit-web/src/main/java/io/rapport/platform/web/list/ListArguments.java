package io.rapport.platform.web.list;

import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Listing;
import io.rapport.platform.security.Callers;
import io.rapport.platform.security.PersonalData;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [ListRequest] of their [Listing].
public final class ListArguments implements HandlerMethodArgumentResolver {

    private static final ConcurrentMap<Class<?>, ListSpec> SPECS = new ConcurrentHashMap<>();

    /// What this parameter may ask for; null if it is no list.
    public static @Nullable ListSpec specOf(MethodParameter parameter) {
        var listed = parameter.getParameterAnnotation(ListedBy.class);
        return listed == null
                ? null
                : SPECS.computeIfAbsent(listed.value(), type -> listingOf(type).spec().complete());
    }

    private static Listing listingOf(Class<?> type) {
        if (Listing.class.isAssignableFrom(type)) {
            return (Listing) BeanUtils.instantiateClass(type);
        }
        var declared =
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> Listing.class.isAssignableFrom(field.getType()))
                        .toList();
        if (declared.size() != 1) {
            throw new IllegalStateException(type.getName() + " does not declare one listing.");
        }
        var field = declared.getFirst();
        ReflectionUtils.makeAccessible(field);
        var listing = (Listing) ReflectionUtils.getField(field, null);
        if (listing == null) {
            throw new IllegalStateException(field + " declares nothing.");
        }
        return listing;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListRequest.class;
    }

    @Override
    public ListRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var spec = specOf(parameter);
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (spec == null || servlet == null) {
            throw new IllegalStateException("A ListRequest says by @ListedBy what it lists.");
        }
        var asked = ListRequest.of(spec, servlet.getParameterMap());
        if (!PersonalData.isReadableBy(Callers.current())) {
            asked.requireNothingPersonal();
        }
        return asked;
    }
}
