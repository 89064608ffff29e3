package io.rapport.gateway.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The issuer's public keys, looked up when the first token comes, so that the gateway starts and
/// stays without its issuer. An unknown key id asks again at most every ten seconds: nobody can
/// make us hammer the issuer. An issuer that is away for an hour is not noticed.
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final int MOST_BYTES = 100_000;
    private static final JWKSelector EVERY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    private final SecurityProperties settings;
    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(
                    (int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MOST_BYTES);
    private final ReentrantLock lookup = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> found;

    IssuerKeys(SecurityProperties settings) {
        this.settings = settings;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        var known = found;
        var source = known == null ? look() : known;
        try {
            return source.get(selector, context);
        } catch (RateLimitReachedException e) {
            // With keys at hand, an unknown key id was looked up a moment ago: nobody has it.
            if (source.get(EVERY_KEY, context).isEmpty()) {
                throw e;
            }
            return List.of();
        }
    }

    private JWKSource<SecurityContext> look() throws KeySourceException {
        lookup.lock();
        try {
            var known = found;
            if (known == null) {
                var given = settings.jwksUri();
                known = source(given == null ? discover() : url(given));
                found = known;
            }
            return known;
        } finally {
            lookup.unlock();
        }
    }

    private JWKSource<SecurityContext> source(URL url) {
        return JWKSourceBuilder.<SecurityContext>create(url, web)
                .cache(KEPT.toMillis(), TIMEOUT.multipliedBy(2).toMillis())
                .rateLimited(BETWEEN_LOOKUPS.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private URL discover() throws KeySourceException {
        var issuer = settings.issuer();
        try {
            var document = web.retrieveResource(url(issuer + "/.well-known/openid-configuration"));
            var names = new JsonMapper().readValue(document.getContent(), Map.class);
            if (issuer.equals(names.get("issuer")) && names.get("jwks_uri") instanceof String uri) {
                return url(uri);
            }
            throw new RemoteKeySourceException("The discovery document names another issuer", null);
        } catch (IOException | JacksonException e) {
            throw new RemoteKeySourceException("The issuer's discovery is out of reach", e);
        }
    }

    private static URL url(String text) throws RemoteKeySourceException {
        try {
            return URI.create(text).toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw new RemoteKeySourceException("The address of the issuer's keys is none", e);
        }
    }
}
