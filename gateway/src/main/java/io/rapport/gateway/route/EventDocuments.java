package io.rapport.gateway.route;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rapport.contracts.EventCatalogue;
import io.rapport.gateway.limit.Limits;
import io.rapport.gateway.limit.RouteClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/// Serves what the jar of the contracts has for machines: the JSON Schema of every event, where the
/// header `ce_dataschema` leads, and the AsyncAPI document. They hold no data, so they need no
/// token; they change with a release only, so a copy may be kept and asked after.
@Configuration(proxyBeanMethods = false)
class EventDocuments {

    private static final String SCHEMAS = "/v3/event-schemas";
    private static final String ASYNC_API = "/v3/asyncapi";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

    private final Map<String, Document> schemas = new TreeMap<>();
    private final Document list;
    private final Document asyncApi = read("asyncapi.json", MediaType.APPLICATION_JSON);

    private final Limits.Rates rates;

    EventDocuments(Limits.Rates rates) {
        this.rates = rates;
        var names = new StringBuilder();
        for (var event : EventCatalogue.rapport().entries()) {
            schemas.put(event.type(), read("schemas/" + event.type() + ".json", SCHEMA));
        }
        schemas.keySet()
                .forEach(type ->
                        names.append(names.isEmpty() ? "" : ",")
                                .append(
                                        "{\"name\":\"%1$s\",\"url\":\"%2$s/%1$s\"}"
                                                .formatted(type, SCHEMAS)));
        list =
                new Document(
                        ("{\"schemas\":[" + names + "]}").getBytes(StandardCharsets.UTF_8),
                        MediaType.APPLICATION_JSON);
    }

    /// Nobody needs a token for these, so an address may not ask as often as it likes. Schemas are
    /// small, and fetched one after the other.
    @Bean
    RouterFunction<ServerResponse> documentsOfEvents() {
        return route(get(ASYNC_API), request -> answer(request, asyncApi))
                .filter(rates.within(RouteClass.DOCUMENTS))
                .and(
                        route(get(SCHEMAS), request -> answer(request, list))
                                .andRoute(get(SCHEMAS + "/{event}"), this::schema)
                                .filter(rates.within(RouteClass.READ)))
                .andRoute(
                        path(ASYNC_API).or(path(SCHEMAS)).or(path(SCHEMAS + "/{event}")),
                        EventDocuments::refuse);
    }

    private static RequestPredicate get(String path) {
        return path(path).and(method(HttpMethod.GET));
    }

    private Mono<ServerResponse> schema(ServerRequest request) {
        var schema = schemas.get(request.pathVariable("event"));
        return schema == null
                ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
                : answer(request, schema);
    }

    /// 304 to whoever has it already.
    private static Mono<ServerResponse> answer(ServerRequest request, Document document) {
        var response = request.exchange().getResponse();
        // Behind what every answer gets, which is that nothing may be kept.
        response.beforeCommit(() ->
                Mono.fromRunnable(() ->
                        response.getHeaders()
                                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic())));
        return request.checkNotModified(document.tag)
                .switchIfEmpty(
                        ServerResponse.ok()
                                .contentType(document.type)
                                .eTag(document.tag)
                                .bodyValue(document.bytes));
    }

    private static Mono<ServerResponse> refuse(ServerRequest request) {
        return Mono.error(new MethodNotAllowedException(request.method(), List.of(HttpMethod.GET)));
    }

    private static Document read(String resource, MediaType type) {
        try {
            return new Document(new ClassPathResource(resource).getContentAsByteArray(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Document {

        private final byte[] bytes;
        private final MediaType type;
        private final String tag;

        Document(byte[] bytes, MediaType type) {
            this.bytes = bytes;
            this.type = type;
            this.tag = '"' + DigestUtils.md5DigestAsHex(bytes) + '"';
        }
    }
}
