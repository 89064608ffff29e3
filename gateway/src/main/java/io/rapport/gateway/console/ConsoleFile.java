package io.rapport.gateway.console;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// One file of the console, in memory.
final class ConsoleFile {

    private final MediaType type;
    private final byte[] plain;
    private final byte @Nullable [] compressed;

    /// @param compressed the same by gzip; `null` where that was not worth it
    ConsoleFile(MediaType type, byte[] plain, byte @Nullable [] compressed) {
        this.type = type;
        this.plain = plain;
        this.compressed = compressed;
    }

    MediaType type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    byte @Nullable [] compressed() {
        return compressed;
    }
}
