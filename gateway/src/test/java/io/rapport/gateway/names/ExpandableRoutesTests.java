package io.rapport.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.gateway.upstream.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/// What can be named is what answers hold, by the services' API documents: a new route or property
/// must be known here, or be said to have no name.
class ExpandableRoutesTests {

    /// It tells what it has by name already.
    private static final String WHO_ASKS = "/api/v1/me";

    /// Contacts are listed within a customer only; a touch has no name; what a notice is about is
    /// of many kinds, of which some have no name that everybody may know; the task before is called
    /// as the one after it.
    private static final Set<String> NOT_NAMED =
            Set.of("aboutId", "contactId", "previousTaskId", "reportsToId", "touchId");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ANALYTICS")
    void whatHoldsIdsCanBeAskedForNames(Service service) throws IOException {
        reads(service)
                .forEach((path, example) ->
                        assertThat(ExpandableRoutes.have(path))
                                .as("whether names go with %s: see ExpandableRoutes", path)
                                .isEqualTo(
                                        !path.equals(WHO_ASKS) && !idsIn(example).ids().isEmpty()));
    }

    /// The views have names of their own, where they have any; a list of deals is as any other.
    @ParameterizedTest
    @EnumSource(names = "ANALYTICS")
    void ofTheViewsOnlyAListOfRecordsCan(Service service) throws IOException {
        assertThat(reads(service).keySet().stream().filter(ExpandableRoutes::have))
                .containsExactly("/api/v1/funnel/deals");
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyWithAnIdIsMeantBySomething(Service service) throws IOException {
        reads(service)
                .forEach((path, example) -> {
                    if (ExpandableRoutes.have(path)) {
                        assertThat(propertiesWithIds(example))
                                .as("properties of %s: see Expandable", path)
                                .allMatch(property ->
                                        NOT_NAMED.contains(property)
                                                || !Expandable.meantBy(property).isEmpty());
                    }
                });
    }

    /// What is asked for an id is a list of named records.
    @ParameterizedTest
    @EnumSource
    void recordsAreListedWithTheirNamesWhereTheyAreAskedFor(NamedKind kind) throws IOException {
        for (var service : Service.values()) {
            if (service.serves(kind.resource())) {
                var item =
                        Objects.requireNonNull(reads(service).get("/api/v1/" + kind.resource()))
                                .at("/items/0");
                assertThat(
                                item.at("/state/name").isString()
                                        || item.at("/personal/name").isString())
                        .isTrue();
            }
        }
    }

    /// Every id that is meant is one of a kind that is known.
    @ParameterizedTest
    @EnumSource
    void everyIdThatIsMeantTellsItsKind(Expandable each) throws IOException {
        var found = EnumSet.noneOf(NamedKind.class);
        for (var service : Service.values()) {
            for (var example : reads(service).values()) {
                for (var kind : NamedKind.values()) {
                    if (idsIn(example).askedBy(kind).contains(each)) {
                        found.add(kind);
                    }
                }
            }
        }

        assertThat(found).hasSize(each == Expandable.PARENT ? 2 : 1);
    }

    /// The example of each answer to a GET that is no operator's, by path.
    private static Map<String, JsonNode> reads(Service service) throws IOException {
        var examples = new TreeMap<String, JsonNode>();
        ApiDocuments.of(service)
                .path("paths")
                .forEachEntry((path, methods) -> {
                    var example =
                            methods.at("/get/responses/200/content/application~1json/example");
                    if (!path.contains("/operations/") && !example.isMissingNode()) {
                        examples.put(path, example);
                    }
                });
        assertThat(examples).isNotEmpty();
        return examples;
    }

    private static IdScan idsIn(JsonNode example) {
        var scan = new IdScan(EnumSet.allOf(Expandable.class));
        scan.read(example.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(scan.isWhole()).isTrue();
        return scan;
    }

    private static Set<String> propertiesWithIds(JsonNode node) {
        var found = new TreeSet<String>();
        node.forEachEntry((name, value) -> {
            var texts = value.isArray() ? value.valueStream().toList() : List.of(value);
            if ((name.endsWith("Id") || name.endsWith("Ids"))
                    && texts.stream().anyMatch(text -> text.asString("").matches("[a-z]{3}_.*"))) {
                found.add(name);
            }
            found.addAll(propertiesWithIds(value));
        });
        if (node.isArray()) {
            node.forEach(each -> found.addAll(propertiesWithIds(each)));
        }
        return found;
    }
}
