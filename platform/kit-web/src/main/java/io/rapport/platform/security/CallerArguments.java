package io.rapport.platform.security;

import io.rapport.platform.scope.AccessScope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [Caller], the caller's [AccessScope] and [Visibility], all from the token
/// alone.
final class CallerArguments implements HandlerMethodArgumentResolver {

    private final AccessScopes scopes;

    CallerArguments(AccessScopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Caller.class
                || type == Visibility.class
                || AccessScope.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var caller = Callers.current();
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        if (parameter.getParameterType() == Visibility.class) {
            return new Visibility(scopes.of(caller), caller.roles());
        }
        if (parameter.getParameterType() == AccessScope.class) {
            return scopes.of(caller);
        }
        throw new IllegalStateException("A route takes AccessScope, never one certain kind of it.");
    }
}
