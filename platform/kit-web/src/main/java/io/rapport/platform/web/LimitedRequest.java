package io.rapport.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request whose body ends with an error at the limit, also when its length was not announced.
/// The body can be looked at before it is read, which idempotency needs.
final class LimitedRequest extends HttpServletRequestWrapper {

    private final long limit;
    private @Nullable InputStream source;
    private byte @Nullable [] held;

    LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /// The whole body, as it came. It can still be read afterwards.
    byte[] body() throws IOException {
        if (held == null) {
            held = stream().readAllBytes();
            source = new ByteArrayInputStream(held);
        }
        return held;
    }

    private InputStream stream() throws IOException {
        if (source == null) {
            source = new Counting(super.getInputStream());
        }
        return source;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(stream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8));
    }

    private final class Counting extends InputStream {

        private final InputStream body;
        private long count;

        Counting(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            if (next >= 0) {
                count(1);
            }
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            count += read;
            if (count > limit) {
                throw new BodyTooLargeException(limit);
            }
        }
    }

    private static final class Body extends ServletInputStream {

        private final InputStream source;
        private boolean finished;

        Body(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            var next = source.read();
            finished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = source.read(into, offset, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Bodies are read by virtual threads.");
        }
    }
}
