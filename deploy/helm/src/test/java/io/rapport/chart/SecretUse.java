package io.rapport.chart;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A key of a secret that something of the chart reads.
///
/// @param purpose the variable, the volume or the scaler's parameter that takes it
record SecretUse(String purpose, String secret, String key) {

    static Stream<SecretUse> of(Rendered rendered) {
        var variables =
                rendered.workloads()
                        .flatMap(one -> one.containers().stream())
                        .flatMap(container -> Yaml.items(container.path("env")))
                        .filter(env -> !env.at("/valueFrom/secretKeyRef").isMissingNode())
                        .map(env -> use(env.path("name"), env.at("/valueFrom/secretKeyRef")));
        var files =
                rendered.workloads()
                        .flatMap(one -> Yaml.items(one.pod().path("volumes")))
                        .flatMap(volume ->
                                Yaml.items(volume.at("/secret/items"))
                                        .map(item ->
                                                new SecretUse(
                                                        Yaml.string(volume.path("name")),
                                                        Yaml.string(
                                                                volume.at("/secret/secretName")),
                                                        Yaml.string(item.path("key")))));
        var scalers =
                rendered.all("TriggerAuthentication")
                        .flatMap(one -> Yaml.items(one.at("/spec/secretTargetRef")))
                        .map(each -> use(each.path("parameter"), each));
        return Stream.of(variables, files, scalers).flatMap(each -> each);
    }

    private static SecretUse use(JsonNode purpose, JsonNode reference) {
        return new SecretUse(
                Yaml.string(purpose),
                Yaml.string(reference.path("name")),
                Yaml.string(reference.path("key")));
    }

    @Override
    public String toString() {
        return purpose + " of secret " + secret + ": " + key;
    }
}
