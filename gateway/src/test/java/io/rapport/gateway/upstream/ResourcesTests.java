package io.rapport.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a service's API document offers is led to that service, and to no other.
class ResourcesTests {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));
    private static final Pattern OFFERED = Pattern.compile("/api/v1/((?:operations/)?[^/]+)");

    /// Told by several services, joined by the gateway.
    private static final String METADATA = "metadata";

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyRouteOfADocumentLeadsThere(Service service) throws IOException {
        var offered = offered(service);
        assertThat(offered).isNotEmpty();
        assertThat(offered.remove(METADATA))
                .as("whether the gateway asks %s for metadata", service.label())
                .isEqualTo(MetadataParts.SERVICES.contains(service));

        for (var resource : offered) {
            for (var each : Service.values()) {
                assertThat(each.serves(resource))
                        .as(
                                "%s of %s is led to %s: see Resources",
                                resource, service.label(), each.label())
                        .isEqualTo(each == service);
            }
        }
    }

    /// What is led to a service can be looked up in its document.
    @ParameterizedTest
    @EnumSource(Service.class)
    void everyRouteStandsInADocument(Service service) throws IOException {
        assertThat(offered(service)).containsAll(Resources.of(service));
    }

    private static Set<String> offered(Service service) throws IOException {
        var document =
                Files.readString(
                        ROOT.resolve(service.label() + "-service")
                                .resolve("src/main/resources/openapi.json"));
        var offered = new TreeSet<String>();
        for (var path : JsonMapper.shared().readTree(document).path("paths").propertyNames()) {
            var found = OFFERED.matcher(path);
            if (found.lookingAt()) {
                offered.add(found.group(1));
            }
        }
        return offered;
    }
}
