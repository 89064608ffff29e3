package io.rapport.authorization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/// A small file that only its owner may read, replaced as a whole.
public final class PrivateFile {

    private final Path path;

    public PrivateFile(Path folder, String name) {
        this.path = folder.resolve(name);
    }

    /// What the file says, without the white space around it.
    public Optional<String> read() {
        try {
            return Files.exists(path)
                    ? Optional.of(Files.readString(path).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /// What the file says, or what it says from now on if it was absent.
    public String readOrWrite(Supplier<String> content) {
        return read().orElseGet(() -> write(content.get()));
    }

    /// Replaces the file in one step, so that no reader finds a half of it.
    public String write(String content) {
        try {
            Files.createDirectories(path.getParent());
            var permissions = PosixFilePermissions.fromString("rw-------");
            var draft =
                    Files.createTempFile(
                            path.getParent(),
                            ".draft",
                            "",
                            PosixFilePermissions.asFileAttribute(permissions));
            Files.writeString(draft, content + "\n");
            Files.move(
                    draft,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }
}
