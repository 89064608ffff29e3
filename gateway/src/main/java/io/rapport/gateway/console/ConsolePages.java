package io.rapport.gateway.console;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rapport.gateway.edge.PageHeaders;
import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.security.PublicPaths;
import io.rapport.gateway.security.TrustedIssuer;
import io.rapport.gateway.session.ConditionalOnSessions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Serves the console: assets, whose names change with what is in them, for ever; and one page for
/// every other path, which a browser asks for again each time.
@Configuration(proxyBeanMethods = false)
@ConditionalOnSessions
class ConsolePages {

    private static final String HOME = "/console/";
    private static final RequestPredicate READ = methods(HttpMethod.GET, HttpMethod.HEAD);
    private static final Map<String, String> FOR_EVER =
            Map.of("Cache-Control", "public, max-age=31536000, immutable");

    @Bean
    PublicPaths consolePaths() {
        return new PublicPaths(List.of("/", "/console", "/console/**"));
    }

    @Bean
    RouterFunction<ServerResponse> consoleRoutes(TrustedIssuer issuer) {
        var files = new ConsoleFiles();
        var asItIsNow = ofThePage(issuer);
        return route(path("/").or(path("/console")).and(READ), ConsolePages::home)
                .andRoute(
                        path(HOME + "assets/**").and(READ),
                        request -> answer(request, files.of(name(request)), FOR_EVER))
                .andRoute(
                        path(HOME + "**").and(READ),
                        request -> answer(request, files.of(ConsoleFiles.PAGE), asItIsNow));
    }

    private static Mono<ServerResponse> home(ServerRequest request) {
        return ServerResponse.status(HttpStatus.FOUND).location(URI.create(HOME)).build();
    }

    private static String name(ServerRequest request) {
        return request.path().substring(HOME.length());
    }

    private static Mono<ServerResponse> answer(
            ServerRequest request, @Nullable ConsoleFile file, Map<String, String> headers) {
        if (file == null) {
            return Mono.error(Problem.notFound().asException());
        }
        PageHeaders.set(request.exchange(), headers);
        var answer =
                ServerResponse.ok()
                        .contentType(file.type())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var compressed = file.compressed();
        return compressed != null && takesGzip(request)
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(compressed)
                : answer.bodyValue(file.plain());
    }

    private static boolean takesGzip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(each -> each.replace(" ", ""))
                .anyMatch(each ->
                        each.equals("gzip")
                                || (each.startsWith("gzip;q=")
                                        && !each.matches("gzip;q=0(\\.0*)?")));
    }

    /// Nothing but what the gateway serves itself; forms may lead to the issuer, where a login
    /// ends.
    private static Map<String, String> ofThePage(TrustedIssuer issuer) {
        var address = URI.create(issuer.address());
        var policy =
                """
                default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                font-src 'self'; connect-src 'self'; form-action 'self' %s://%s; base-uri 'none'; \
                frame-ancestors 'none'\
                """
                        .formatted(address.getScheme(), address.getRawAuthority());
        return Map.of(
                "Content-Security-Policy",
                policy,
                "Cache-Control",
                "no-cache",
                // Without it, forms would say nothing of where they come from.
                "Referrer-Policy",
                "same-origin",
                "Cross-Origin-Opener-Policy",
                "same-origin");
    }
}
