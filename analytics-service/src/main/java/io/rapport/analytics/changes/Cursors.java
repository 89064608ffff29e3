package io.rapport.analytics.changes;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.analytics.changes.ChangeLog.Place;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.Visibility;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Places as readers get them: sealed, for a number would tell how much happens that they may not
/// see. The key lies in the store, so that every instance reads what any of them gave. A place
/// holds what its reader saw at that time, so that one who sees more or less when going on is told
/// so.
final class Cursors {

    private static final String BASE = "change_keys";
    private static final String KEY = "key";
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 400;

    private final MongoDatabaseFactory databases;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec known;

    Cursors(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// @param sight fingerprint of what the reader saw
    record Cursor(Place place, int sight) {}

    /// What a reader sees, as one number.
    static int sight(Visibility reader) {
        var roles =
                reader.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
        return Arrays.hashCode(
                (reader.scope().fingerprint() + "|" + roles).getBytes(StandardCharsets.UTF_8));
    }

    String seal(Place place, int sight) {
        var event = place.event().getBytes(StandardCharsets.UTF_8);
        var plain =
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES + event.length)
                        .putLong(place.number())
                        .putInt(sight)
                        .put(event)
                        .array();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(nonce.length + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return `null` if it is none of ours
    @Nullable Cursor open(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= NONCE_BYTES) {
                return null;
            }
            var plain =
                    ByteBuffer.wrap(
                            cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES))
                                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
            var number = plain.getLong();
            var sight = plain.getInt();
            return new Cursor(
                    new Place(number, StandardCharsets.UTF_8.decode(plain).toString()), sight);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKeySpec key() {
        var key = known;
        if (key == null) {
            key = new SecretKeySpec(keyBytes(), "AES");
            known = key;
        }
        return key;
    }

    /// The first who asks makes it.
    private byte[] keyBytes() {
        var keys = databases.getMongoDatabase().getCollection(BASE);
        var id = new Document("_id", "cursor");
        var found = keys.find(id).first();
        if (found == null) {
            var made = new byte[KEY_BYTES];
            random.nextBytes(made);
            try {
                keys.updateOne(
                        id,
                        new Document("$setOnInsert", new Document(KEY, new Binary(made))),
                        new UpdateOptions().upsert(true));
            } catch (MongoWriteException e) {
                // Somebody else was first; a store that is away fails the read below.
            }
            found = keys.find(id).first();
        }
        if (found == null) {
            throw new IllegalStateException("The key of change cursors is gone.");
        }
        return found.get(KEY, Binary.class).getData();
    }
}
