package io.rapport.platform.events;

import io.rapport.contracts.EventCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The golden files that the contracts carry, one per wire name.
final class GoldenFiles {

    private GoldenFiles() {}

    /// The golden value of an event; fails if there is none.
    static byte[] of(String type) {
        return read("/golden/" + type + ".json", type);
    }

    /// The same with the times that states tell.
    static byte[] timed(String type) {
        return read("/golden/timed/" + type + ".json", type);
    }

    private static byte[] read(String path, String type) {
        try (var file = EventCatalogue.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, () -> "no golden file for " + type).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
