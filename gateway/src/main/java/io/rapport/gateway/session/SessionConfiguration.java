package io.rapport.gateway.session;

import com.mongodb.reactivestreams.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.gateway.limit.Limits;
import io.rapport.gateway.problem.Problems;
import io.rapport.gateway.security.PublicPaths;
import io.rapport.gateway.security.TrustedIssuer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Joins the parts of browser sessions. The store is connected to only where there are some.
@Configuration(proxyBeanMethods = false)
@ConditionalOnSessions
@Import(MongoReactiveAutoConfiguration.class)
class SessionConfiguration {

    private static final int STORE_SECONDS = 2;

    /// A request with a cookie does not wait long for a store that is away.
    @Bean
    MongoClientSettingsBuilderCustomizer soonTold() {
        return settings ->
                settings.applyToClusterSettings(cluster ->
                                cluster.serverSelectionTimeout(STORE_SECONDS, TimeUnit.SECONDS))
                        .applyToSocketSettings(socket ->
                                socket.connectTimeout(STORE_SECONDS, TimeUnit.SECONDS)
                                        .readTimeout(STORE_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    Sessions sessions(MongoClient store, JsonMapper json, SessionProperties settings, Clock clock) {
        return new Sessions(store, new Seal(json), settings, clock);
    }

    @Bean
    SessionEnds sessionEnds(Sessions sessions) {
        return new SessionEnds(sessions);
    }

    @Bean
    OwnPages ownPages(SessionProperties settings) {
        return new OwnPages(settings.address());
    }

    @Bean
    PublicPaths sessionPaths() {
        return new PublicPaths(List.of("/session", "/session/*"));
    }

    @Bean
    Issuer issuer(
            TrustedIssuer issuer,
            SessionProperties settings,
            ReactiveJwtDecoder platform,
            Clock clock) {
        return new Issuer(issuer, settings, platform, clock);
    }

    @Bean
    SessionFilter sessionFilter(
            SessionProperties settings,
            OwnPages pages,
            Sessions sessions,
            Issuer issuer,
            SessionEnds ends,
            Problems problems,
            Clock clock) {
        return new SessionFilter(
                new SessionCookies(settings.isSecure()),
                pages,
                sessions,
                new Renewal(sessions, issuer, settings, clock),
                ends,
                problems);
    }

    @Bean
    RouterFunction<ServerResponse> sessionRoutes(
            SessionProperties settings,
            OwnPages pages,
            Sessions sessions,
            Issuer issuer,
            Limits.Rates rates,
            MeterRegistry meters) {
        return new SessionRoutes(
                        new SessionCookies(settings.isSecure()),
                        pages,
                        sessions,
                        issuer,
                        settings,
                        rates,
                        new SessionMeters(meters))
                .all();
    }
}
