package io.rapport.platform.web.bulk;

import io.rapport.platform.bulk.Parsed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object per line. A line that is no UTF-8 or no such object is rejected alone; blank
/// lines count, but are no items.
final class NdjsonReader {

    private final JsonMapper mapper;
    private final ItemReader items;

    NdjsonReader(JsonMapper mapper, ItemReader items) {
        this.mapper = mapper;
        this.items = items;
    }

    <T> List<Parsed<T>> read(InputStream body, JavaType type) throws IOException {
        var read = new ArrayList<Parsed<T>>();
        var stream = new BufferedInputStream(body);
        long line = 0;
        for (var bytes = next(stream); bytes != null; bytes = next(stream)) {
            line++;
            Parsed<T> item = parse(line, bytes, type);
            if (item != null) {
                read.add(item);
                items.checkCount(read.size());
            }
        }
        return read;
    }

    private <T> @Nullable Parsed<T> parse(long line, byte[] bytes, JavaType type) {
        var text = decode(bytes);
        if (text == null) {
            return ItemReader.bad(line, "bulk.not-utf8", "The line is not UTF-8.");
        }
        var json = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (json.isBlank()) {
            return null;
        }
        return items.item(line, json, () -> mapper.<T>readValue(json, type));
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte @Nullable [] next(InputStream stream) throws IOException {
        var line = new ByteArrayOutputStream(256);
        var next = stream.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = stream.read();
        }
        return line.toByteArray();
    }
}
