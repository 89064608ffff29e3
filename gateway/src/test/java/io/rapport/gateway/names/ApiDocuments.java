package io.rapport.gateway.names;

import io.rapport.gateway.upstream.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The documents that the services serve.
final class ApiDocuments {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));

    private ApiDocuments() {}

    static JsonNode of(Service service) throws IOException {
        return JsonMapper.shared().readTree(bytes(service));
    }

    static byte[] bytes(Service service) throws IOException {
        return Files.readAllBytes(
                ROOT.resolve(service.label() + "-service")
                        .resolve("src/main/resources/openapi.json"));
    }
}
