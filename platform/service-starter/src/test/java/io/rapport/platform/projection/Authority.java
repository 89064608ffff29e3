package io.rapport.platform.projection;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// An authority that no JVM knows by itself, with one server's certificate, made by `keytool`.
record Authority(Path file, KeyStore made) {

    static final String PASSWORD = "only-in-this-test";

    private static final String SERVER = "server";
    private static final String ITSELF = "authority";

    static Authority named(String name, Path folder) throws Exception {
        var file = folder.resolve(name + ".p12");
        keytool(
                file,
                "-genkeypair",
                ITSELF,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "bc:c");
        return ofServer(file);
    }

    /// The same key with a certificate that lasts longer, and a server's certificate of that.
    Authority renewed() throws Exception {
        var request = file.resolveSibling("request.csr");
        var answer = file.resolveSibling("answer.crt");
        keytool(file, "-certreq", ITSELF, "-file", request.toString());
        keytool(
                file,
                "-gencert",
                ITSELF,
                "-ext",
                "bc:c",
                "-validity",
                "62",
                "-infile",
                request.toString(),
                "-outfile",
                answer.toString());
        var password = PASSWORD.toCharArray();
        var again = KeyStore.getInstance("PKCS12");
        again.load(null, null);
        try (var in = Files.newInputStream(answer)) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            again.setKeyEntry(
                    ITSELF,
                    made.getKey(ITSELF, password),
                    password,
                    new Certificate[] {certificate});
        }
        var renewed = file.resolveSibling("renewed-" + file.getFileName());
        try (var out = Files.newOutputStream(renewed)) {
            again.store(out, password);
        }
        return ofServer(renewed);
    }

    /// The same name under every authority, as a broker has it that is given a new one.
    private static Authority ofServer(Path file) throws Exception {
        keytool(
                file,
                "-genkeypair",
                SERVER,
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-signer",
                ITSELF);
        return new Authority(file, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    }

    private static void keytool(Path file, String work, String alias, String... more)
            throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(tool, "-J-XX:TieredStopAtLevel=1", work));
        command.addAll(List.of("-alias", alias, "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", file.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /// The server's key and chain alone, as a broker takes them.
    void keys(Path file) throws GeneralSecurityException, IOException {
        var password = PASSWORD.toCharArray();
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                SERVER, made.getKey(SERVER, password), password, made.getCertificateChain(SERVER));
        try (var out = Files.newOutputStream(file)) {
            keys.store(out, password);
        }
    }

    /// As it stands in a secret.
    String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(made.getCertificate(ITSELF).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /// Whether what listens there shows a certificate of this authority.
    boolean certified(int port) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ITSELF, made.getCertificate(ITSELF));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var address = InetAddress.getLoopbackAddress();
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(address, port)) {
            socket.startHandshake();
            return true;
        } catch (SSLException _) {
            return false;
        }
    }
}
