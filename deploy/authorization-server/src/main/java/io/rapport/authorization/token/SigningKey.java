package io.rapport.authorization.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.rapport.authorization.PrivateFile;
import java.nio.file.Path;
import java.text.ParseException;

/// The RS256 key that signs every token; made once and kept, so that tokens survive a restart.
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(Path folder) {
        var text = new PrivateFile(folder, "signing-key.json").readOrWrite(SigningKey::generate);
        try {
            return RSAKey.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "The signing key in " + folder + " cannot be read; delete it to get a new one",
                    e);
        }
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be made on this machine", e);
        }
    }
}
