package io.rapport.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One access token in the making. Each method changes one thing, so that a test shows what is
/// wrong with its forgery; the closing methods ([#signed()] and its forged sisters) give the text.
public final class TestToken {

    private final RSAKey key;
    private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    private final Instant now = Clock.systemUTC().instant();
    private JOSEObjectType type = JOSEObjectType.JWT;

    TestToken(String subject, RSAKey key) {
        this.key = key;
        claims.subject(subject)
                .issuer(TestTokens.issuer())
                .audience(TestTokens.AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    public TestToken roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    /// The employee of the directory that this login stands for.
    public TestToken employee(String id) {
        return claim("employee", id);
    }

    public TestToken tenant(String tenant) {
        return claim("tenant", tenant);
    }

    public TestToken issuer(@Nullable String issuer) {
        claims.issuer(issuer);
        return this;
    }

    public TestToken audience(@Nullable String audience) {
        claims.audience(audience);
        return this;
    }

    public TestToken subject(@Nullable String subject) {
        claims.subject(subject);
        return this;
    }

    /// Ran out an hour ago, well beyond any tolerance for clocks.
    public TestToken expired() {
        claims.issueTime(Date.from(now.minus(Duration.ofHours(2))));
        return expiresAt(now.minus(Duration.ofHours(1)));
    }

    /// Ends so much later than now.
    public TestToken livesFor(Duration time) {
        return expiresAt(now.plus(time));
    }

    /// Without any end.
    public TestToken endless() {
        return expiresAt(null);
    }

    /// Valid from an hour ahead on.
    public TestToken notYetValid() {
        claims.notBeforeTime(Date.from(now.plus(Duration.ofHours(1))));
        return this;
    }

    /// Says what it is in the header's `typ`; access tokens say `JWT` (the default here) or
    /// `at+jwt`.
    public TestToken type(String typ) {
        type = new JOSEObjectType(typ);
        return this;
    }

    public TestToken claim(String name, @Nullable Object value) {
        claims.claim(name, value);
        return this;
    }

    private TestToken expiresAt(@Nullable Instant end) {
        claims.expirationTime(end == null ? null : Date.from(end));
        return this;
    }

    /// The rightful form: RS256 with the provider's key.
    public String signed() {
        return sign(header(JWSAlgorithm.RS256).build(), signer(key));
    }

    /// Forged: `alg` none, nothing signed.
    public String unsigned() {
        return new PlainJWT(claims.build()).serialize();
    }

    /// Forged: HS256 with the provider's public key, as published, taken for a shared secret.
    public String signedWithPublicKeyAsSecret() {
        try {
            var secret = key.toRSAPublicKey().getEncoded();
            return sign(header(JWSAlgorithm.HS256).build(), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Forged: RS256 by somebody else's key that claims the provider's key id.
    public String signedByStranger() {
        return sign(header(JWSAlgorithm.RS256).build(), signer(stranger()));
    }

    /// Forged: the stranger's key travels in the token's own header (`jwk`).
    public String signedWithOwnKeyInside() {
        var stranger = stranger();
        return sign(
                header(JWSAlgorithm.RS256).jwk(stranger.toPublicJWK()).build(), signer(stranger));
    }

    /// Forged: the header points (`jku`) to a key set of the stranger's choice.
    public String signedWithKeysFrom(String url) {
        return sign(header(JWSAlgorithm.RS256).jwkURL(URI.create(url)).build(), signer(stranger()));
    }

    /// Rightfully signed, but with a key id that nobody published.
    public String signedUnderUnknownKeyId(String keyId) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(keyId).build(),
                signer(key));
    }

    /// Rightfully signed over a body as given: duplicate claims, no JSON at all, …
    public String signedOver(String body) {
        try {
            var jws = new JWSObject(header(JWSAlgorithm.RS256).build(), new Payload(body));
            jws.sign(signer(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(type).keyID(key.getKeyID());
    }

    /// Somebody else's key under the provider's key id; made once, for making one takes a while.
    private static RSAKey stranger() {
        return Stranger.KEY;
    }

    private static final class Stranger {
        private static final RSAKey KEY = TestTokens.newKey(TestTokens.KEY_ID);
    }

    private String sign(JWSHeader header, JWSSigner signer) {
        try {
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("This token cannot be made", e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
