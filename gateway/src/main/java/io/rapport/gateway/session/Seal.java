package io.rapport.gateway.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tokens as the store has them: JSON under AES-GCM with a key that the browser's cookie alone
/// holds.
final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JsonMapper json;

    Seal(JsonMapper json) {
        this.json = json;
    }

    byte[] sealed(SessionKey key, Tokens tokens) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key.seal(), new GCMParameterSpec(TAG_BITS, nonce));
            var text = cipher.doFinal(json.writeValueAsBytes(tokens));
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /// `null` if it is not what was sealed with this key.
    @Nullable Tokens opened(SessionKey key, byte[] sealed) {
        if (sealed.length < NONCE) {
            return null;
        }
        try {
            var cipher = Cipher.getInstance(CIPHER);
            var nonce = new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE));
            cipher.init(Cipher.DECRYPT_MODE, key.seal(), nonce);
            var text = cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
            return json.readValue(text, Tokens.class);
        } catch (GeneralSecurityException | JacksonException e) {
            return null;
        }
    }
}
