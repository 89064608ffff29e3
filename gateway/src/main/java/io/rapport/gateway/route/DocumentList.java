package io.rapport.gateway.route;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rapport.gateway.upstream.Service;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

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
        return route(GET("/v3/api-docs"), _ -> ServerResponse.ok().bodyValue(ALL));
    }

    private record Documents(List<Document> services) {}

    private record Document(String name, String url) {}
}
