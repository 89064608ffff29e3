package io.rapport.gateway.names;

import io.rapport.gateway.problem.Problem;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Services know nothing of `expand`: it is taken off the request, and with it what would make a
/// service answer by a state of the answer without names, or in a form that cannot be read along.
@Component
final class NamesFilters implements Names {

    private static final String REFUSED = "rapport.names.refused";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final NameQuestions questions;

    NamesFilters(NameQuestions questions) {
        this.questions = questions;
    }

    @Override
    public boolean areAskedFor(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return READS.contains(request.getMethod())
                && ExpandParameter.isIn(request.getURI().getRawQuery())
                && ExpandableRoutes.have(request.getURI().getRawPath());
    }

    @Override
    public GatewayFilter filter() {
        return (exchange, chain) -> {
            var wanted = EnumSet.noneOf(Expandable.class);
            for (var label : ExpandParameter.values(exchange.getRequest().getURI().getRawQuery())) {
                var known = Expandable.of(label);
                if (known == null) {
                    exchange.getAttributes().put(REFUSED, true);
                } else {
                    wanted.add(known);
                }
            }
            return chain.filter(wanted.isEmpty() ? bare(exchange) : named(exchange, wanted));
        };
    }

    private static ServerWebExchange bare(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request ->
                        request.uri(ExpandParameter.without(exchange.getRequest().getURI())))
                .build();
    }

    private ServerWebExchange named(ServerWebExchange exchange, Set<Expandable> wanted) {
        return bare(exchange)
                .mutate()
                .request(request ->
                        request.headers(headers -> {
                            headers.remove(HttpHeaders.IF_NONE_MATCH);
                            headers.remove(HttpHeaders.IF_MODIFIED_SINCE);
                            headers.remove(HttpHeaders.ACCEPT_ENCODING);
                        }))
                .response(new NamedAnswer(exchange, questions, wanted))
                .build();
    }

    @Override
    public GatewayFilter refusal() {
        return NamesFilters::refuse;
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getAttributes().containsKey(REFUSED)
                ? Mono.error(
                        Problem.badParameter(
                                        ExpandParameter.NAME,
                                        "must be one of " + Expandable.labels())
                                .asException())
                : chain.filter(exchange);
    }

    @Override
    public GatewayFilter document() {
        return (exchange, chain) ->
                chain.filter(exchange.mutate().response(new NamedDocument(exchange)).build());
    }
}
