package io.rapport.authorization.token;

import io.rapport.authorization.PrivateFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// What must be known to get a token here, made at random at the first start and kept in files that
/// only their owner may read.
///
/// @param cli the command line's client secret
/// @param password every demo user's password in a browser
/// @param gateway the gateway's client secret; its file bears the name of the gateway's setting, so
///   that the gateway can read the folder as a tree of settings
record Secrets(String cli, String password, String gateway) {

    private static final int BYTES = 24;

    static Secrets in(Path folder) {
        return new Secrets(
                new PrivateFile(folder, "cli-secret").readOrWrite(Secrets::random),
                new PrivateFile(folder, "demo-password").readOrWrite(Secrets::random),
                new PrivateFile(folder.resolve("gateway"), "rapport.gateway.session.client-secret")
                        .readOrWrite(Secrets::random));
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
