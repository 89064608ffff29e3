package io.rapport.platform.web;

import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.security.AccessScopes;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Callers;
import io.rapport.platform.security.GivenSystems;
import io.rapport.platform.text.Hashes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;

/// Gives controllers the [CommandContext]: who commands, under which key, against which revision,
/// within which trace.
final class CommandContexts implements HandlerMethodArgumentResolver {

    private final AccessScopes scopes;
    private final GivenSystems systems;
    private final Supplier<@Nullable String> traceparent;

    CommandContexts(
            AccessScopes scopes, GivenSystems systems, Supplier<@Nullable String> traceparent) {
        this.scopes = scopes;
        this.systems = systems;
        this.traceparent = traceparent;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandContext.class;
    }

    @Override
    public CommandContext resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var caller = Callers.current();
        var revision = CommandHeaders.revision(request);
        if (revision == null && parameter.hasMethodAnnotation(RequiresRevision.class)) {
            throw ProblemException.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "command.revision-required",
                    "Send If-Match with the ETag of what you have read.");
        }
        var correlationId = CommandHeaders.correlationId(request);
        return new CommandContext(
                scopes.of(caller),
                caller.actor().header(),
                key(request, caller),
                revision,
                null,
                correlationId == null ? ofTheRequest() : correlationId,
                null,
                traceparent.get(),
                systems.of(caller),
                0,
                CommandHeaders.imported(request),
                null);
    }

    /// The request id is always there behind the filter that gives it.
    private static String ofTheRequest() {
        return Objects.requireNonNullElseGet(
                MDC.get("requestId"), () -> UUID.randomUUID().toString());
    }

    private static @Nullable IdempotencyKey key(NativeWebRequest request, Caller caller)
            throws IOException {
        var key = CommandHeaders.idempotencyKey(request);
        if (key == null) {
            return null;
        }
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        var limited =
                servlet == null ? null : WebUtils.getNativeRequest(servlet, LimitedRequest.class);
        if (limited == null) {
            throw new IllegalStateException("The body filter is missing.");
        }
        var pattern = limited.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new IdempotencyKey(
                Hashes.of(
                        caller.tenant(),
                        caller.subject(),
                        limited.getMethod(),
                        String.valueOf(pattern),
                        limited.getRequestURI(),
                        key),
                Hashes.of(limited.body()));
    }
}
