package io.rapport.store.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// The changes of one command, as they stand in the file: length, CRC32C of the content, content. A
/// frame is applied whole or not at all.
final class Frame {

    static final int HEADER = 8;

    private static final int PUT = 1;
    private static final int REMOVE = 2;
    private static final int DROP = 3;

    private Frame() {}

    static ByteBuffer of(List<Change> changes) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(0);
            for (Change change : changes) {
                write(change, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray());
        frame.putInt(0, frame.capacity() - HEADER);
        frame.putInt(4, checksum(frame.array(), HEADER, frame.capacity() - HEADER));
        return frame;
    }

    static int checksum(byte[] bytes, int from, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }

    private static void write(Change change, DataOutputStream out) throws IOException {
        switch (change) {
            case Change.Put(var collection, var ordinal, var image) -> {
                out.writeByte(PUT);
                out.writeUTF(collection);
                out.writeLong(ordinal);
                out.writeInt(image.length);
                out.write(image);
            }
            case Change.Remove(var collection, var ordinal) -> {
                out.writeByte(REMOVE);
                out.writeUTF(collection);
                out.writeLong(ordinal);
            }
            case Change.Drop(var collection) -> {
                out.writeByte(DROP);
                out.writeUTF(collection);
            }
        }
    }

    /// Hands over the changes of a frame's content, in order.
    static void read(byte[] content, Consumer<Change> changes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            while (in.available() > 0) {
                changes.accept(readChange(in));
            }
        }
    }

    private static Change readChange(DataInputStream in) throws IOException {
        int kind = in.readByte();
        String collection = in.readUTF();
        return switch (kind) {
            case PUT -> new Change.Put(collection, in.readLong(), in.readNBytes(in.readInt()));
            case REMOVE -> new Change.Remove(collection, in.readLong());
            case DROP -> new Change.Drop(collection);
            default -> throw new IOException("unknown kind of change: " + kind);
        };
    }
}
