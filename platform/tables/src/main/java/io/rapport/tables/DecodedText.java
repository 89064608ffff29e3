package io.rapport.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.MalformedInputException;
import java.util.Arrays;
import java.util.List;

/// The characters of a stream, with every one before a malformed byte handed out first: so whoever
/// reads knows where it stands. It also tells whether quotes came in pairs.
final class DecodedText extends Reader {

    private static final int BUFFER = 8192;
    private static final List<Mark> MARKS =
            List.of(
                    new Mark("UTF-8", List.of(0xEF, 0xBB, 0xBF)),
                    new Mark("UTF-32LE", List.of(0xFF, 0xFE, 0, 0)),
                    new Mark("UTF-32BE", List.of(0, 0, 0xFE, 0xFF)),
                    new Mark("UTF-16LE", List.of(0xFF, 0xFE)),
                    new Mark("UTF-16BE", List.of(0xFE, 0xFF)),
                    new Mark("GB18030", List.of(0x84, 0x31, 0x95, 0x33)));
    private static final int LONGEST_MARK = 4;

    private final InputStream bytes;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private boolean flushed;
    private boolean broken;
    private boolean openQuote;

    private DecodedText(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
        this.decoder = charset.newDecoder();
    }

    /// A byte order mark, by which a text says its encoding itself.
    private record Mark(String charset, List<Integer> bytes) {

        boolean begins(byte[] text) {
            for (var at = 0; at < bytes.size(); at++) {
                if (at >= text.length || (text[at] & 0xFF) != bytes.get(at)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param declared is believed where the text has no byte order mark
    static DecodedText of(InputStream stream, Charset declared) throws IOException {
        var bytes = new PushbackInputStream(stream, LONGEST_MARK);
        var begin = bytes.readNBytes(LONGEST_MARK);
        var mark = MARKS.stream().filter(each -> each.begins(begin)).findFirst();
        var skipped = mark.map(each -> each.bytes().size()).orElse(0);
        bytes.unread(Arrays.copyOfRange(begin, skipped, begin.length));
        return new DecodedText(
                bytes, mark.map(each -> Charset.forName(each.charset())).orElse(declared));
    }

    /// The encoding in which it is read.
    Charset charset() {
        return charset;
    }

    /// Whether a quote was opened that nothing has closed so far.
    boolean openQuote() {
        return openQuote;
    }

    /// @throws CharacterCodingException at the first malformed byte
    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        var out = CharBuffer.wrap(characters, offset, length).slice();
        while (out.position() == 0 && length > 0) {
            if (broken) {
                throw new MalformedInputException(1);
            }
            if (flushed) {
                return -1;
            }
            decode(out);
        }
        for (var at = offset; at < offset + out.position(); at++) {
            openQuote ^= characters[at] == '"';
        }
        return out.position();
    }

    private void decode(CharBuffer out) throws IOException {
        var result = decoder.decode(in, out, ended);
        if (result.isError()) {
            broken = true;
        } else if (result.isUnderflow() && ended) {
            flushed = decoder.flush(out).isUnderflow();
        } else if (result.isUnderflow()) {
            fill();
        }
    }

    private void fill() throws IOException {
        in.compact();
        var read = bytes.read(in.array(), in.position(), in.remaining());
        if (read < 0) {
            ended = true;
        } else {
            in.position(in.position() + read);
        }
        in.flip();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
