package io.rapport.gateway.security;

import io.rapport.platform.token.AccessTokens;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Everything needs a token but the documents of the API and of the events. What a token allows is
/// for the services to say, which check it again.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Actuator endpoints are served on the management port only; on the public one nothing is
    /// there.
    @Bean
    @Order(1)
    SecurityWebFilterChain management(ServerHttpSecurity http) {
        http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/actuator/**"))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll());
        return withoutSessions(http).build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain api(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            SecurityAnswers answers,
            ObjectProvider<PublicPaths> open) {
        http.authorizeExchange(
                        exchanges -> {
                            open.forEach(paths ->
                                    exchanges
                                            .pathMatchers(paths.patterns().toArray(String[]::new))
                                            .permitAll());
                            exchanges
                                    .pathMatchers(
                                            HttpMethod.GET,
                                            "/v3/api-docs",
                                            "/v3/api-docs/*",
                                            "/v3/asyncapi",
                                            "/v3/event-schemas",
                                            "/v3/event-schemas/*")
                                    .permitAll()
                                    .anyExchange()
                                    .authenticated();
                        })
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtDecoder(decoder))
                                .authenticationEntryPoint(answers)
                                .authenticationFailureHandler(answers)
                                .accessDeniedHandler(answers))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(answers).accessDeniedHandler(answers));
        return withoutSessions(http).build();
    }

    @Bean
    TrustedIssuer trustedIssuer(SecurityProperties settings, SslBundles bundles) {
        var bundle = settings.sslBundle();
        return new TrustedIssuer(
                settings.issuer(), bundle == null ? null : () -> bundles.getBundle(bundle));
    }

    /// Checking a signature may have to wait for the issuer's keys, so it leaves the event loop; a
    /// token that is remembered does not.
    @Bean
    ReactiveJwtDecoder tokenDecoder(SecurityProperties settings, SslBundles bundles, Clock clock) {
        var tokens = AccessTokens.of(settings.trust(bundles), clock);
        return token ->
                Mono.justOrEmpty(tokens.remembered(token))
                        .switchIfEmpty(
                                Mono.fromCallable(() -> tokens.decode(token))
                                        .subscribeOn(Schedulers.boundedElastic()));
    }

    /// What goes on inside of the security filters is nobody's question: no observation of each.
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    private static ServerHttpSecurity withoutSessions(ServerHttpSecurity http) {
        return http.csrf(CsrfSpec::disable)
                .cors(CorsSpec::disable)
                .headers(HeaderSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }
}
