package io.rapport.deploy.launcher.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Trusts the authorities of a PEM file and nobody else.
public final class Authority {

    private Authority() {}

    /// @throws CallFailure if there are none in the file
    public static SSLContext of(Path pem) {
        try (var input = Files.newInputStream(pem)) {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            var number = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
                trusted.setCertificateEntry("authority-" + number++, each);
            }
            if (number == 0) {
                throw new CallFailure("There is no certificate in " + pem);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new CallFailure("There is no certificate in PEM to be read in " + pem);
        }
    }
}
