package io.rapport.platform.token;

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
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The issuer's public keys, looked up when the first token comes, so that a service starts without
/// its issuer. They are kept for five minutes, and an unknown key id asks again at most every 10 s:
/// nobody can make us hammer the issuer. An issuer that is away for an hour is not noticed.
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_BYTES = 100_000;
    private static final JWKSelector EVERY_KEY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final long KEPT_MILLIS = 300_000;
    private static final long BETWEEN_LOOKUPS_MILLIS = 10_000;
    private static final long OUTAGE_MILLIS = 3_600_000;

    private final String issuer;
    private final @Nullable String jwksUri;
    private final ResourceRetriever web;
    private final ReentrantLock lookup = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> keys;

    IssuerKeys(Trust trust) {
        this.issuer = trust.issuer();
        this.jwksUri = trust.jwksUri();
        var sockets = trust.sockets();
        this.web = url -> retriever(sockets).retrieveResource(url);
    }

    private static ResourceRetriever retriever(@Nullable Supplier<SSLSocketFactory> sockets) {
        return new DefaultResourceRetriever(
                TIMEOUT_MILLIS,
                TIMEOUT_MILLIS,
                MOST_BYTES,
                false,
                sockets == null ? null : sockets.get());
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        var source = found();
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

    private JWKSource<SecurityContext> found() throws KeySourceException {
        var known = keys;
        if (known != null) {
            return known;
        }
        lookup.lock();
        try {
            if (keys == null) {
                keys = source(jwksUri == null ? discover() : url(jwksUri));
            }
            return Objects.requireNonNull(keys);
        } finally {
            lookup.unlock();
        }
    }

    private JWKSource<SecurityContext> source(URL url) {
        return JWKSourceBuilder.<SecurityContext>create(url, web)
                .cache(KEPT_MILLIS, TIMEOUT_MILLIS * 2L)
                .rateLimited(BETWEEN_LOOKUPS_MILLIS)
                .outageTolerant(OUTAGE_MILLIS)
                .build();
    }

    private URL discover() throws KeySourceException {
        try {
            var document = web.retrieveResource(url(issuer + "/.well-known/openid-configuration"));
            var found = new JsonMapper().readValue(document.getContent(), Map.class);
            if (issuer.equals(found.get("issuer")) && found.get("jwks_uri") instanceof String uri) {
                return url(uri);
            }
            throw new RemoteKeySourceException("The discovery document names another issuer", null);
        } catch (IOException | JacksonException e) {
            throw new RemoteKeySourceException(
                    "The issuer's discovery document is out of reach", e);
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
