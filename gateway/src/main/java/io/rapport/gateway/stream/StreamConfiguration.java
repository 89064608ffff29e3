package io.rapport.gateway.stream;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The way of streams to their services: a pool of connections of its own, so that however many
/// listen, calls find a connection. It stands before Gateway's own filter, which leaves alone what
/// is routed already.
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    NettyRoutingFilter streamRoutingFilter(
            StreamProperties settings,
            HttpClientProperties calls,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            ObjectProvider<List<HttpHeadersFilter>> headers)
            throws Exception {
        // No bean: Gateway would take it for the client of all calls.
        var client = new HttpClientFactory(ofStreams(settings, calls), server, ssl, customizers);
        client.afterPropertiesSet();
        return new NettyRoutingFilter(client.getObject(), headers, calls) {
            @Override
            public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
                Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
                return route != null && route.getMetadata().containsKey(Streams.METADATA)
                        ? super.filter(exchange, chain)
                        : chain.filter(exchange);
            }

            @Override
            public int getOrder() {
                return super.getOrder() - 1;
            }
        };
    }

    private static HttpClientProperties ofStreams(
            StreamProperties settings, HttpClientProperties calls) {
        var streams = new HttpClientProperties();
        streams.setConnectTimeout(calls.getConnectTimeout());
        streams.setSsl(calls.getSsl());
        streams.setProxy(calls.getProxy());
        var pool = streams.getPool();
        pool.setType(HttpClientProperties.Pool.PoolType.FIXED);
        pool.setName("streams");
        pool.setMaxConnections(settings.most());
        pool.setAcquireTimeout(calls.getPool().getAcquireTimeout());
        pool.setMaxIdleTime(calls.getPool().getMaxIdleTime());
        pool.setMaxLifeTime(calls.getPool().getMaxLifeTime());
        pool.setEvictionInterval(calls.getPool().getEvictionInterval());
        pool.setMetrics(calls.getPool().isMetrics());
        return streams;
    }
}
