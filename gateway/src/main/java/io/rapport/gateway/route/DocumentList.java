package io.rapport.gateway.route;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rapport.gateway.upstream.Service;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import reactor.core.publisher.Mono;

/// Says where the API document of each service is.
@Configuration(proxyBeanMethods = false)
class DocumentList {

    private static final Documents ALL =
            new Documents(
                    Stream.of(Service.values())
                            .map(Service::label)
                            .map(name -> new Document(name, "/v3/api-docs/" + name))
                            .toList());

    @Bean
    RouterFunction<ServerResponse> apiDocuments() {
        return route(path("/v3/api-docs").and(method(HttpMethod.GET)), DocumentList::list)
                .andRoute(
                        path("/v3/api-docs")
                                .or(path("/v3/api-docs/{service}"))
                                .and(method(HttpMethod.GET).negate()),
                        DocumentList::refuse);
    }

    private static Mono<ServerResponse> list(ServerRequest request) {
        return isJsonWanted(request)
                ? ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(ALL)
                : Mono.error(new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON)));
    }

    private static boolean isJsonWanted(ServerRequest request) {
        try {
            var wanted = request.headers().accept();
            return wanted.isEmpty()
                    || wanted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return false;
        }
    }

    private static Mono<ServerResponse> refuse(ServerRequest request) {
        return Mono.error(new MethodNotAllowedException(request.method(), List.of(HttpMethod.GET)));
    }

    private record Documents(List<Document> services) {}

    private record Document(String name, String url) {}
}
