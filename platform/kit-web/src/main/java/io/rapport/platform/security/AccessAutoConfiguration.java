package io.rapport.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rapport.platform.token.AccessTokens;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Every service is a stateless resource server that believes RS256 access tokens of one issuer and
/// denies what no rule allows.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        },
        afterName = "io.rapport.platform.store.StoreAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecurityProperties.class)
class AccessAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JwtDecoder rapportTokenDecoder(SecurityProperties settings, SslBundles bundles, Clock clock) {
        return AccessTokens.of(settings.trust(bundles), clock);
    }

    @Bean
    SecurityAnswers securityAnswers(JsonMapper mapper) {
        return new SecurityAnswers(mapper);
    }

    /// What goes on inside of the security filters is nobody's question: no observation of each.
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Unknown methods are left to the dispatcher, which answers 405.
    @Bean
    HttpFirewall rapportFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// The management port is inside; only health, info and prometheus are exposed there.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain managementPort(HttpSecurity http) {
        http.securityMatcher(request ->
                        WebServerApplicationContext.hasServerNamespace(
                                WebApplicationContextUtils.getWebApplicationContext(
                                        request.getServletContext()),
                                "management"))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .denyAll());
        return stateless(http);
    }

    @Bean
    KnownRoles knownRoles(ObjectProvider<RoleCatalogue> catalogues) {
        return new KnownRoles(catalogues.orderedStream().toList());
    }

    @Bean
    @Order
    SecurityFilterChain publicPort(
            HttpSecurity http, SecurityAnswers answers, JwtDecoder tokens, KnownRoles roles) {
        http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, RouteTable.API_DOCUMENT)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(answers)
                                .accessDeniedHandler(answers)
                                .jwt(jwt ->
                                        jwt.decoder(tokens)
                                                .jwtAuthenticationConverter(token ->
                                                        CallerAuthentication.of(token, roles)))
                                .withObjectPostProcessor(failuresTo(answers)));
        return stateless(http);
    }

    /// Headers of safety are set by a filter of our own, on every answer of every port.
    private static SecurityFilterChain stateless(HttpSecurity http) {
        return http.sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(
            SecurityAnswers answers) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(answers);
                return filter;
            }
        };
    }

    /// Everybody works alone until the service brings its replica of the directory.
    @Bean
    @ConditionalOnMissingBean
    Directory directory() {
        return new Directory() {
            @Override
            public Set<String> colleaguesOf(String tenant, String employeeId) {
                return Set.of(employeeId);
            }

            @Override
            public Set<String> ledBy(String tenant, String employeeId) {
                return Set.of(employeeId);
            }
        };
    }

    @Bean
    AccessScopes accessScopes(Directory directory, SecurityProperties settings) {
        return new AccessScopes(directory, Ticker.systemTicker(), settings.scopeCache());
    }

    @Bean
    GivenSystems givenSystems(SecurityProperties settings) {
        return new GivenSystems(settings.externalIds());
    }

    @Bean
    RouteMethods routeMethods(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mapping) {
        return new RouteMethods(mapping::getObject);
    }

    @Bean
    WebMvcConfigurer accessRules(AccessScopes scopes, RouteMethods routes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RouteRules(routes)).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments(scopes));
            }
        };
    }
}
