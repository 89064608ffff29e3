package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.engines.BrokerVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify-broker",
        mixinStandardHelpOptions = true,
        description = {
            "Tries whether Rapport is safe on the Kafka at hand.",
            "It works in topics rapport.verify-… of its own, which it deletes; exit code 0 or 1."
        })
final class VerifyBrokerCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(
            arity = "0..1",
            paramLabel = "<address>",
            defaultValue = "",
            description = "host:port, several with commas; the local platform's unless given.")
    String address = "";

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "Client settings for TLS and SASL, as Kafka's own tools take them.")
    @Nullable Path config;

    VerifyBrokerCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var local = "127.0.0.1:" + options.ports().of(Component.KAFKA, 1);
        var connection = new HashMap<String, Object>(settings());
        connection.put("bootstrap.servers", address.isEmpty() ? local : address);
        var report = new BrokerVerification(connection).run();
        out.println(report.text());
        out.flush();
        return report.safe() ? 0 : 1;
    }

    private Map<String, Object> settings() {
        if (config == null) {
            return Map.of();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(config)) {
            properties.load(in);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + config);
        }
        var settings = new HashMap<String, Object>();
        properties.forEach((name, value) -> settings.put(name.toString(), value));
        return settings;
    }
}
