package io.rapport.platform.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;

/// A short text that stands for a set of texts: equal for equal ones, and hard to make equal for
/// others.
public final class Fingerprint {

    private Fingerprint() {}

    /// 22 URL-safe characters; every text is closed by a byte that no text holds.
    public static String of(Collection<String> ordered) {
        var digest = sha256();
        for (var text : ordered) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xFF);
        }
        var half = new byte[16];
        System.arraycopy(digest.digest(), 0, half, 0, half.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
