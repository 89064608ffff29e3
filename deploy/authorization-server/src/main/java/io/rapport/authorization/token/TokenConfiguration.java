package io.rapport.authorization.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.rapport.authorization.AuthorizationProperties;
import io.rapport.authorization.user.DemoUsers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/// Joins the parts of the token endpoint.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    Secrets secrets(AuthorizationProperties properties) {
        return Secrets.in(properties.folder());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RandomSecretEncoder();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(AuthorizationProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.folder())));
    }

    @Bean
    RegisteredClientRepository clients(
            DemoUsers users, Secrets secrets, AuthorizationProperties properties) {
        return new Clients(users, secrets, properties);
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new LoginAuthorizations();
    }

    @Bean
    PlatformClaims platformClaims(DemoUsers users) {
        return new PlatformClaims(users);
    }

    @Bean
    AuthorizationServerSettings issuer(@Value("${rapport.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }
}
