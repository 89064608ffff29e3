package io.rapport.gateway.route;

import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.upstream.MetadataParts;
import io.rapport.gateway.upstream.MetadataParts.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers with what all services tell of themselves: their lists of the same name put together, in
/// the order of the services. `missing` names those that did not answer, or something else than
/// lists; where none did, nor does this. The answer has an `ETag`.
@Component
final class MetadataJoin implements GatewayFilter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MetadataParts parts;

    MetadataJoin(MetadataParts parts) {
        this.parts = parts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var asked = exchange.getRequest().getHeaders();
        return Flux.fromIterable(MetadataParts.SERVICES)
                .flatMap(service -> parts.of(service, asked))
                .sort(Comparator.comparing(Part::service))
                .collectList()
                .flatMap(all -> answer(exchange, all));
    }

    private static Mono<Void> answer(ServerWebExchange exchange, List<Part> all) {
        var refusal = all.stream().filter(MetadataJoin::isRefusal).findFirst();
        if (refusal.isPresent()) {
            return passOn(exchange, refusal.get());
        }
        var answered = new ArrayList<ObjectNode>();
        var missing = new ArrayList<String>();
        for (var part : all) {
            var lists = lists(part);
            if (lists == null) {
                missing.add(part.service().label());
            } else {
                answered.add(lists);
            }
        }
        if (answered.isEmpty()) {
            return Mono.error(
                    Problem.unavailable("None of the services behind this route answers.")
                            .asException());
        }
        return write(exchange, joined(answered, missing));
    }

    /// Who may not ask may ask none of them. Whatever else one of them refuses is its own matter:
    /// an older one has no such path, a busy one asks to wait.
    private static boolean isRefusal(Part part) {
        var status = part.answer().getStatusCode();
        return status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
                || status.isSameCodeAs(HttpStatus.FORBIDDEN);
    }

    private static Mono<Void> passOn(ServerWebExchange exchange, Part part) {
        var response = exchange.getResponse();
        response.setStatusCode(part.answer().getStatusCode());
        var headers = part.answer().getHeaders();
        for (var name : List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.WWW_AUTHENTICATE)) {
            var value = headers.getFirst(name);
            if (value != null) {
                response.getHeaders().set(name, value);
            }
        }
        return body(exchange, content(part));
    }

    /// What one service told; `null` if it did not, or something else, such as a page of a proxy.
    private static @Nullable ObjectNode lists(Part part) {
        if (!part.answer().getStatusCode().is2xxSuccessful()) {
            return null;
        }
        try {
            return JSON.readTree(content(part)) instanceof ObjectNode lists ? lists : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static ObjectNode joined(List<ObjectNode> answered, List<String> missing) {
        var joined = JSON.createObjectNode();
        for (var lists : answered) {
            lists.properties()
                    .forEach(property -> {
                        if (property.getValue() instanceof ArrayNode items) {
                            joined.withArray(property.getKey()).addAll(items);
                        }
                    });
        }
        var absent = joined.putArray("missing");
        missing.forEach(absent::add);
        return joined;
    }

    private static Mono<Void> write(ServerWebExchange exchange, ObjectNode joined) {
        var body = JSON.writeValueAsBytes(joined);
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl("private, no-cache");
        if (exchange.checkNotModified("\"" + DigestUtils.md5DigestAsHex(body) + "\"")) {
            return exchange.getResponse().setComplete();
        }
        exchange.getResponse().setStatusCode(HttpStatus.OK);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return body(exchange, body);
    }

    private static byte[] content(Part part) {
        return Objects.requireNonNullElseGet(part.answer().getBody(), () -> new byte[0]);
    }

    private static Mono<Void> body(ServerWebExchange exchange, byte[] bytes) {
        var response = exchange.getResponse();
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
