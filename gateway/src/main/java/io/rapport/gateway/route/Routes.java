package io.rapport.gateway.route;

import io.rapport.gateway.limit.Limits;
import io.rapport.gateway.limit.RouteClass;
import io.rapport.gateway.names.Names;
import io.rapport.gateway.stream.Streams;
import io.rapport.gateway.upstream.MetadataParts;
import io.rapport.gateway.upstream.Service;
import io.rapport.gateway.upstream.ServiceAddresses;
import io.rapport.gateway.upstream.UpstreamFilters;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/// The routes: three of each service, one of them for bulk requests and one for answers with names,
/// one to its API document, and one for its streams. They are fixed in code; nothing at run time
/// can add one.
@Configuration(proxyBeanMethods = false)
class Routes {

    /// Before Gateway's own filter that writes the answer, which has -1.
    private static final int PACE = -10;

    /// Before the pace, which is that of the service and not of the names.
    private static final int NAMES = -20;

    private static final int RATE = 1;
    private static final int BODY = 2;
    private static final int REFUSAL = 3;
    private static final int GUARD = 10;
    private static final int FURTHER_ATTEMPTS = 20;
    private static final String DOCUMENT = "/v3/api-docs";

    private final Limits.Rates rates;
    private final Limits.Bodies bodies;
    private final UpstreamFilters upstreams;
    private final Streams streams;
    private final ConnectionRetry furtherAttempts;
    private final MetadataJoin metadata;
    private final Names names;

    Routes(
            Limits.Rates rates,
            Limits.Bodies bodies,
            UpstreamFilters upstreams,
            Streams streams,
            ConnectionRetry furtherAttempts,
            MetadataJoin metadata,
            Names names) {
        this.rates = rates;
        this.bodies = bodies;
        this.upstreams = upstreams;
        this.streams = streams;
        this.furtherAttempts = furtherAttempts;
        this.metadata = metadata;
        this.names = names;
    }

    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder builder, ServiceAddresses addresses) {
        var routes = builder.routes();
        for (var service : Service.values()) {
            var address = addresses.of(service).toString();
            addStreams(routes, service, address);
            addBulk(routes, service, address);
            addNamed(routes, service, address);
            addOrdinary(routes, service, address);
            addDocument(routes, service, address);
        }
        addMetadata(routes);
        return routes.build();
    }

    private void addStreams(RouteLocatorBuilder.Builder routes, Service service, String address) {
        routes.route(
                service.label() + "-streams",
                route ->
                        route.method(HttpMethod.GET)
                                .and()
                                .predicate(exchange -> RequestPath.streams(service, exchange))
                                .filters(filters ->
                                        filters.filter(streams.filter(), PACE)
                                                .filter(rates.filter(RouteClass.STREAM), RATE)
                                                .filter(bodies.filter(false), BODY)
                                                .filter(upstreams.streaming(service), GUARD)
                                                .filter(furtherAttempts, FURTHER_ATTEMPTS))
                                .metadata(Streams.METADATA, true)
                                .uri(address));
    }

    private void addBulk(RouteLocatorBuilder.Builder routes, Service service, String address) {
        routes.route(
                service.label() + "-bulk",
                route ->
                        route.predicate(exchange ->
                                        RequestPath.leadsTo(service, exchange)
                                                && RequestPath.isBulk(exchange))
                                .filters(filters ->
                                        filters.filter(rates.filter(RouteClass.BULK), RATE)
                                                .filter(bodies.filter(true), BODY)
                                                .filter(upstreams.pace(true), PACE)
                                                .filter(upstreams.filter(service, true), GUARD))
                                .uri(address));
    }

    private void addNamed(RouteLocatorBuilder.Builder routes, Service service, String address) {
        routes.route(
                service.label() + "-names",
                route ->
                        route.predicate(exchange ->
                                        names.areAskedFor(exchange)
                                                && RequestPath.leadsTo(service, exchange))
                                .filters(filters ->
                                        guarded(
                                                filters.filter(names.filter(), NAMES)
                                                        .filter(rates.filter(null), RATE)
                                                        .filter(names.refusal(), REFUSAL),
                                                service))
                                .uri(address));
    }

    private void addOrdinary(RouteLocatorBuilder.Builder routes, Service service, String address) {
        routes.route(
                service.label(),
                route ->
                        route.predicate(exchange -> RequestPath.leadsTo(service, exchange))
                                .filters(filters ->
                                        guarded(filters.filter(rates.filter(null), RATE), service))
                                .uri(address));
    }

    private void addDocument(RouteLocatorBuilder.Builder routes, Service service, String address) {
        routes.route(
                service.label() + "-document",
                route ->
                        route.path(DOCUMENT + "/" + service.label())
                                .and()
                                .method(HttpMethod.GET)
                                .filters(filters -> document(filters, service))
                                .uri(address));
    }

    /// All services' metadata in one answer, which no single service gives.
    private void addMetadata(RouteLocatorBuilder.Builder routes) {
        routes.route(
                "metadata",
                route ->
                        route.path(MetadataParts.PATH)
                                .and()
                                .method(HttpMethod.GET, HttpMethod.HEAD)
                                .filters(filters ->
                                        filters.filter(rates.filter(null), RATE)
                                                .filter(metadata, GUARD))
                                .uri("no://service"));
    }

    private UriSpec document(GatewayFilterSpec filters, Service service) {
        return guarded(
                filters.filter(names.document(), NAMES)
                        .filter(rates.filter(RouteClass.DOCUMENTS), RATE)
                        .removeRequestHeader(HttpHeaders.AUTHORIZATION)
                        .setPath(DOCUMENT),
                service);
    }

    private GatewayFilterSpec guarded(GatewayFilterSpec filters, Service service) {
        return filters.filter(bodies.filter(false), BODY)
                .filter(upstreams.pace(false), PACE)
                .filter(upstreams.filter(service, false), GUARD)
                .filter(furtherAttempts, FURTHER_ATTEMPTS);
    }
}
