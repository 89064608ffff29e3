package io.rapport.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Whether everybody would read the same in a query, before it is cut into parameters.
final class QueryText {

    private static final int ASCII = 0x80;

    private QueryText() {}

    /// Every escape is one, and the bytes that they stand for are UTF-8.
    static boolean isReadable(String query) {
        var bytes = new ByteArrayOutputStream(query.length());
        for (var at = 0; at < query.length(); at++) {
            var each = query.charAt(at);
            if (each != '%') {
                if (each >= ASCII) {
                    return false;
                }
                bytes.write(each);
            } else if (at + 2 < query.length()
                    && HexFormat.isHexDigit(query.charAt(at + 1))
                    && HexFormat.isHexDigit(query.charAt(at + 2))) {
                bytes.write(HexFormat.fromHexDigits(query, at + 1, at + 3));
                at += 2;
            } else {
                return false;
            }
        }
        return isUtf8(bytes.toByteArray());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
