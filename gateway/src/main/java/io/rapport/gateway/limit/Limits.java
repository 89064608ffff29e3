package io.rapport.gateway.limit;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The limits, as filters for routes.
public final class Limits {

    private Limits() {}

    /// How often a caller may ask.
    public interface Rates {

        /// @param fixed the class of all of the route's requests, or `null` to tell by the method
        GatewayFilter filter(@Nullable RouteClass fixed);

        /// The same for what the gateway answers itself.
        default HandlerFilterFunction<ServerResponse, ServerResponse> within(RouteClass kind) {
            var rate = filter(kind);
            return (request, next) ->
                    rate.filter(request.exchange(), _ -> Mono.empty())
                            .then(Mono.defer(() -> next.handle(request)));
        }
    }

    /// How large a request may be.
    public interface Bodies {

        /// @param bulk whether the route takes bulk requests
        GatewayFilter filter(boolean bulk);
    }
}
