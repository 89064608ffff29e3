package io.rapport.authorization.token;

import static org.springframework.security.config.Customizer.withDefaults;

import io.rapport.authorization.AuthorizationProperties;
import io.rapport.authorization.user.DemoUsers;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// Which door asks for what: the token endpoints for a client, `/demo` for the command line's
/// secret, everything else for a demo user's login.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain probes(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tokens(HttpSecurity http) {
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(withDefaults());
                        })
                .cors(withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(
                                new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain demo(HttpSecurity http, Secrets secrets, PasswordEncoder encoder) {
        var launcher = User.withUsername(Clients.CLI).password(secrets.cli()).build();
        var provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(launcher));
        provider.setPasswordEncoder(encoder);
        return http.securityMatcher("/demo/**")
                .authenticationManager(new ProviderManager(provider))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(withDefaults())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain login(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(withDefaults())
                .build();
    }

    @Bean
    UserDetailsService logins(DemoUsers users, Secrets secrets) {
        return login ->
                users.find(login)
                        .map(user -> User.withUsername(login).password(secrets.password()).build())
                        .orElseThrow(() -> UsernameNotFoundException.fromUsername(login));
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(AuthorizationProperties properties) {
        var rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(properties.origins());
        rules.setAllowedMethods(List.of("GET", "POST"));
        rules.addAllowedHeader(CorsConfiguration.ALL);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return source;
    }
}
