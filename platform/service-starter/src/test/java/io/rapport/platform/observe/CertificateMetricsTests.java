package io.rapport.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rapport.test.ExportedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A service with certificates exports how long they are good for; without, there is nothing to
/// export, so these names stand in a list of their own.
class CertificateMetricsTests {

    private static final Path LIST =
            Path.of(
                    System.getProperty("rapport.root"),
                    "platform/service-starter/src/test/resources/metrics-tls.txt");

    private final ApplicationContextRunner services =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    SslAutoConfiguration.class,
                                    MetricsAutoConfiguration.class,
                                    PrometheusMetricsExportAutoConfiguration.class,
                                    CompositeMeterRegistryAutoConfiguration.class,
                                    SslMetricsAutoConfiguration.class))
                    .withPropertyValues(
                            "management.metrics.tags.application=tls",
                            "management.metrics.tags.installation=local",
                            "spring.ssl.bundle.jks.platform.keystore.type=PKCS12",
                            "spring.ssl.bundle.jks.platform.keystore.password=changeit");

    @Test
    void exportsWhenEachCertificateEnds(@TempDir Path folder) throws Exception {
        var fresh = keystore(folder.resolve("fresh.p12"), "-1d", "31");

        services.withPropertyValues(
                        "spring.ssl.bundle.jks.platform.keystore.location=file:" + fresh)
                .run(context -> {
                    var registry = context.getBean(PrometheusMeterRegistry.class);
                    assertThat(expiry(registry)).isBetween(29 * 86_400.0, 30 * 86_400.0);

                    var exported = ExportedMetrics.read(registry.scrape());
                    exported.keySet().removeIf(name -> !name.startsWith("ssl_"));
                    assertThat(exported).isEqualTo(ExportedMetrics.committed(LIST));
                });
    }

    @Test
    void anEndedOneIsBelowZero(@TempDir Path folder) throws Exception {
        var ended = keystore(folder.resolve("ended.p12"), "-3d", "1");

        services.withPropertyValues(
                        "spring.ssl.bundle.jks.platform.keystore.location=file:" + ended)
                .run(context ->
                        assertThat(expiry(context.getBean(PrometheusMeterRegistry.class)))
                                .isNegative());
    }

    /// As the chart mounts the authority that a connection trusts.
    @Test
    void anAuthorityThatIsTrustedOnlyIsExportedToo(@TempDir Path folder) throws Exception {
        var store = keystore(folder.resolve("authority.p12"), "-1d", "11");
        var authority = folder.resolve("ca.crt");
        var certificate =
                KeyStore.getInstance(store.toFile(), "changeit".toCharArray())
                        .getCertificate("service");
        Files.writeString(
                authority,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");

        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                SslAutoConfiguration.class,
                                MetricsAutoConfiguration.class,
                                PrometheusMetricsExportAutoConfiguration.class,
                                CompositeMeterRegistryAutoConfiguration.class,
                                SslMetricsAutoConfiguration.class))
                .withPropertyValues(
                        "spring.ssl.bundle.pem.kafka.truststore.certificate=file:" + authority,
                        "spring.ssl.bundle.pem.kafka.reload-on-update=true")
                .run(context -> {
                    var registry = context.getBean(PrometheusMeterRegistry.class);

                    assertThat(expiry(registry)).isBetween(9 * 86_400.0, 10 * 86_400.0);
                    assertThat(registry.get("ssl.chain.expiry").tag("bundle", "kafka").meters())
                            .hasSize(1);
                });
    }

    private static double expiry(MeterRegistry registry) {
        return registry.get("ssl.chain.expiry").meter().measure().iterator().next().getValue();
    }

    private static Path keystore(Path file, String from, String days)
            throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder(
                                List.of(
                                        keytool,
                                        "-genkeypair",
                                        "-alias",
                                        "service",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=service",
                                        "-startdate",
                                        from,
                                        "-validity",
                                        days,
                                        "-storetype",
                                        "PKCS12",
                                        "-storepass",
                                        "changeit",
                                        "-keystore",
                                        file.toString()))
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();
        return file;
    }
}
