package io.rapport.platform.aggregate;

import com.github.f4b6a3.ulid.Ulid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Ids that follow from a cause, so that whatever comes of it comes once: they look like those of
/// [IdGenerator] and sort by a time, too.
public final class DerivedIds {

    private static final int TIME_BITS = 16;

    private DerivedIds() {}

    /// What an id has behind its prefix.
    ///
    /// @param at by which it sorts
    /// @param parts all that it follows from; two that differ in one have different ids
    public static String of(Instant at, String... parts) {
        var digest = digest(String.join("\u0000", parts));
        var time = at.toEpochMilli() << TIME_BITS;
        var most = time | (digest.getShort() & 0xFFFFL);
        return new Ulid(most, digest.getLong()).toLowerCase();
    }

    /// The next one behind an id that is void.
    static String after(String id) {
        var ulid = id.substring(id.indexOf('_') + 1);
        return of(Instant.ofEpochMilli(Ulid.getTime(ulid)), id);
    }

    private static ByteBuffer digest(String text) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
