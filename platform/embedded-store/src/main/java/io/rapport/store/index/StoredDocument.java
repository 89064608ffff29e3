package io.rapport.store.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// The place of one document in its collection: it keeps its ordinal (natural order) for life, its
/// BSON image changes. Whoever reads gets a document of their own, so no answer can show what a
/// later command wrote.
public final class StoredDocument {

    /// The most bytes that a document may have, as in MongoDB.
    public static final int LARGEST = 16 * 1024 * 1024;

    private final long ordinal;
    private byte[] image;

    public StoredDocument(long ordinal, byte[] image) {
        this.ordinal = ordinal;
        this.image = image;
    }

    public long ordinal() {
        return ordinal;
    }

    public byte[] image() {
        return image;
    }

    public void replace(byte[] newImage) {
        image = newImage;
    }

    public Document read() {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(image));
    }

    /// The BSON of a document, in which times are whole milliseconds.
    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /// The BSON of a document that is to be stored.
    ///
    /// @throws MongoServerError if it is too large
    public static byte[] image(Document document) {
        byte[] image = encode(document);
        if (image.length > LARGEST) {
            throw new MongoServerError(
                    10334, "BSONObjectTooLarge", "BSONObj size " + image.length + " is too large");
        }
        return image;
    }
}
