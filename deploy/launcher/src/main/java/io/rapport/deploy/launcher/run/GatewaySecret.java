package io.rapport.deploy.launcher.run;

import io.rapport.deploy.launcher.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The secret between gateway and authorization server, made at the first start. Both read it as
/// they start, and neither waits for the other, so it is there before them.
public final class GatewaySecret {

    private static final int BYTES = 24;

    private final Path file;

    public GatewaySecret(Home home) {
        this.file = home.gatewaySecret();
    }

    /// Leaves one that is there as it is.
    public void prepare() {
        if (Files.exists(file)) {
            return;
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var owner = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createDirectories(file.getParent());
            try (var out =
                    Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(owner))) {
                out.write(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encode(java.nio.ByteBuffer.wrap(bytes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
