package io.rapport.suites.drill;

import io.rapport.suites.LocalProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A small authority with one certificate for the store and one for the service, made by `keytool`.
final class Certificates {

    static final String PASSWORD = "changeit";

    private final Path folder;

    Certificates(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        for (var left : List.of("ca", "trust", "store", "service")) {
            Files.deleteIfExists(file(left));
        }
        keys("ca", "-dname", "CN=drill authority", "-ext", "bc:c", "-validity", "31");
        keytool("ca", "-exportcert", "-alias", "ca", "-file", path("ca.crt"));
        keytool("trust", "-importcert", "-noprompt", "-alias", "ca", "-file", path("ca.crt"));
        keys("store", "-dname", "CN=store");
        sign("store", "-1d", "31");
        keys("service", "-dname", "CN=customer-service");
    }

    Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    /// Gives what asks for a certificate a new one, in the same file.
    ///
    /// @param from such as `-2d`
    /// @param days how many it is valid from then on
    void sign(String name, String from, String days) {
        keytool(name, "-certreq", "-alias", name, "-file", path(name + ".csr"));
        keytool(
                "ca",
                "-gencert",
                "-alias",
                "ca",
                "-startdate",
                from,
                "-validity",
                days,
                "-ext",
                "san=ip:127.0.0.1",
                "-infile",
                path(name + ".csr"),
                "-outfile",
                path(name + ".crt"));
        if (!keytool(name, "-list").contains("ca,")) {
            keytool(name, "-importcert", "-noprompt", "-alias", "ca", "-file", path("ca.crt"));
        }
        keytool(name, "-importcert", "-alias", name, "-file", path(name + ".crt"));
    }

    /// What the store's side of the connection uses.
    SSLContext store() throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load("store"), PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load("trust"));
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /// What the service is told, as the chart tells it.
    Map<String, String> settings() {
        var bundle = "SPRING_SSL_BUNDLE_JKS_MONGODB_";
        return Map.of(
                "SPRING_MONGODB_SSL_ENABLED",
                "true",
                "SPRING_MONGODB_SSL_BUNDLE",
                "mongodb",
                bundle + "KEYSTORE_LOCATION",
                "file:" + file("service"),
                bundle + "KEYSTORE_TYPE",
                "PKCS12",
                bundle + "KEYSTORE_PASSWORD",
                PASSWORD,
                bundle + "TRUSTSTORE_LOCATION",
                "file:" + file("trust"),
                bundle + "TRUSTSTORE_TYPE",
                "PKCS12",
                bundle + "TRUSTSTORE_PASSWORD",
                PASSWORD);
    }

    private KeyStore load(String name) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keys(String name, String... more) {
        var words = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC"));
        words.addAll(List.of(more));
        keytool(name, words.toArray(String[]::new));
    }

    private String keytool(String store, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", file(store).toString()));
        return LocalProcess.run(command);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
