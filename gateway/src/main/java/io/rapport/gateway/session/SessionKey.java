package io.rapport.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What a browser's cookie holds: 256 random bits, made anew at each login. Everything else is
/// derived from it, so that the store alone, or a copy of it, opens no session: the name under
/// which a session is kept, the key that its tokens are sealed with, and the word by which a page
/// shows that it can read cookies of the gateway.
final class SessionKey {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private SessionKey(byte[] secret) {
        this.secret = secret;
    }

    static SessionKey random() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionKey(secret);
    }

    /// `null` for what is no key.
    static @Nullable SessionKey of(String text) {
        return FORM.matcher(text).matches()
                ? new SessionKey(Base64.getUrlDecoder().decode(text))
                : null;
    }

    /// For the cookie.
    String text() {
        return base64(secret);
    }

    /// The name in the store.
    String name() {
        return base64(derived("name"));
    }

    /// What a page must repeat in a header.
    String proof() {
        return base64(derived("proof"));
    }

    boolean isProvedBy(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        proof().getBytes(StandardCharsets.US_ASCII),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    SecretKey seal() {
        return new SecretKeySpec(derived("seal"), "AES");
    }

    private byte[] derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
