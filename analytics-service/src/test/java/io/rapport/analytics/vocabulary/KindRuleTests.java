package io.rapport.analytics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Reading;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is seen of a kind here is what is seen of it where it is at home.
class KindRuleTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path GOLDEN =
            Path.of("../platform/event-contracts/src/main/resources/golden");

    private static final Set<Kind> PUBLISHED =
            EventCatalogue.rapport().entries().stream()
                    .map(entry -> new Kind(entry.type().split("\\.", 3)[1]))
                    .collect(Collectors.toSet());

    /// No record that anybody reads: whoever reads the topics reads over it.
    private static final Set<Kind> NO_RECORDS = Set.of(new Kind("import"));

    /// Colleagues' names are the directory's, which everyone reads.
    private static final Set<Kind> NAMED_TO_ALL = Set.of(EmployeeFacts.FACTS.kind());

    /// Those that the platform publishes.
    static Stream<Kind> kinds() {
        return Vocabulary.kinds().stream().filter(PUBLISHED::contains);
    }

    @Test
    void everyKindThatIsPublishedIsDeclared() {
        assertThat(PUBLISHED).containsAll(NO_RECORDS);
        assertThat(Vocabulary.kinds())
                .doesNotContainAnyElementsOf(NO_RECORDS)
                .containsAll(
                        PUBLISHED.stream().filter(kind -> !NO_RECORDS.contains(kind)).toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theRolesAreThoseOfTheKindsOwnRoute(Kind kind) throws IOException {
        var home = roles(kind);

        assertThat(KindRule.of(kind).visibility().readers()).isEqualTo(home);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsPersonalInEventsIsPersonalHere(Kind kind) throws IOException {
        var published = new TreeSet<String>();
        try (var files =
                Files.newDirectoryStream(GOLDEN, "rapport." + kind.wireName() + ".*.json")) {
            for (var file : files) {
                var clear = JSON.readTree(file).findPath("personal").path("clear");
                published.addAll(clear.path("state").propertyNames());
                published.addAll(clear.path("change").propertyNames());
            }
        }
        var person =
                History.of(List.of(Fact.at(EventOrder.of(1, 1), 1, 1).build())).read(AsOf.always());
        for (var attribute : Vocabulary.of(kind)) {
            assertThat(attribute.isPersonalIn(person))
                    .as(kind + " " + attribute.name())
                    .isEqualTo(
                            published.contains(attribute.name()) && !NAMED_TO_ALL.contains(kind));
        }
    }

    @Test
    void theNameOfAnOrganizationIsNotPersonal() {
        assertThat(CustomerFacts.NAME.isPersonalIn(of("ORGANIZATION"))).isFalse();
        assertThat(CustomerFacts.NAME.isPersonalIn(of("PERSON"))).isTrue();
        assertThat(CustomerFacts.NAME.isPersonalIn(of("UNKNOWN"))).isTrue();
    }

    private static Reading of(String kind) {
        var fact = Fact.at(EventOrder.of(1, 1), 1, 1).set(CustomerFacts.KIND, kind).build();
        return History.of(List.of(fact)).read(AsOf.always());
    }

    /// Of the one route that shows a record of that kind.
    private static Set<String> roles(Kind kind) throws IOException {
        var path = Pattern.compile("/api/v1/" + plural(kind.wireName()) + "/\\{id}");
        var shown = new ArrayList<JsonNode>();
        try (var services = Files.newDirectoryStream(Path.of(".."), "*-service")) {
            for (var service : services) {
                JSON.readTree(service.resolve("src/main/resources/openapi.json"))
                        .path("paths")
                        .properties()
                        .forEach(each -> {
                            if (path.matcher(each.getKey()).matches()) {
                                shown.add(each.getValue().path("get").path("description"));
                            }
                        });
            }
        }
        assertThat(shown).as("the route of a " + kind.wireName()).hasSize(1);
        var named = shown.getFirst().asString("").replaceFirst("(?s).*Roles: ", "");
        return new TreeSet<>(Arrays.asList(named.split(", ")));
    }

    private static String plural(String name) {
        return name.replaceFirst("y$", "ie").replaceFirst("ch$", "che") + "s";
    }
}
