package io.rapport.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where one of each kind is read: what the services' committed API documents offer as `GET
/// /api/v1/<the kind's plural>/{id}`.
final class OwnRoutes {

    private static final Path SERVICES = Path.of("../..");
    private static final Pattern ONE = Pattern.compile("/api/v1/([^/]+)/\\{id}");
    private static final Map<String, String> BY_PLURAL = read();

    private OwnRoutes() {}

    /// Service and route, such as `customer-service/api/v1/customers/{id}`; empty where nobody
    /// answers one.
    static String of(String words) {
        return BY_PLURAL.getOrDefault(plural(words.replace(' ', '-')), "");
    }

    private static String plural(String name) {
        return name.replaceFirst("y$", "ie").replaceFirst("(ch|s)$", "$1e") + "s";
    }

    private static Map<String, String> read() {
        Map<String, String> routes = new TreeMap<>();
        try (DirectoryStream<Path> services = Files.newDirectoryStream(SERVICES, "*-service")) {
            for (Path service : services) {
                Path api = service.resolve("src/main/resources/openapi.json");
                JsonNode paths = JsonMapper.shared().readTree(Resources.read(api)).path("paths");
                for (String path : paths.propertyNames()) {
                    Matcher one = ONE.matcher(path);
                    if (one.matches() && paths.path(path).has("get")) {
                        add(routes, one.group(1), service.getFileName() + path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    private static void add(Map<String, String> routes, String resource, String path) {
        String other = routes.put(resource, path);
        if (other != null) {
            throw new IllegalStateException(path + " and " + other + " show the same kind");
        }
    }
}
