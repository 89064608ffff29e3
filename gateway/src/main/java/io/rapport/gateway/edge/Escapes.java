package io.rapport.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The %-escapes of a path or a query.
final class Escapes {

    private static final int ASCII = 0x80;

    private Escapes() {}

    /// Whether every escape is one and the bytes that they stand for are UTF-8. Services read it
    /// so, and a gateway that lets more through only makes them say no.
    static boolean areUtf8(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        var rest = text;
        for (var cut = rest.indexOf('%'); cut >= 0; cut = rest.indexOf('%')) {
            bytes.writeBytes(rest.substring(0, cut).getBytes(StandardCharsets.UTF_8));
            if (cut + 3 > rest.length() || !isHex(rest.substring(cut + 1, cut + 3))) {
                return false;
            }
            bytes.write(HexFormat.fromHexDigits(rest, cut + 1, cut + 3));
            rest = rest.substring(cut + 3);
        }
        bytes.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
        return text.chars().allMatch(each -> each < ASCII) && isUtf8(bytes.toByteArray());
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit);
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
