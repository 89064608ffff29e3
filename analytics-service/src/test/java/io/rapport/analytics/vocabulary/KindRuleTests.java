package io.rapport.analytics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Reading;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is seen of a kind here is what is seen of it where it is at home.
class KindRuleTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path GOLDEN =
            Path.of("../platform/event-contracts/src/main/resources/golden");

    /// Colleagues' names are the directory's, which everyone reads.
    private static final Set<Kind> NAMED_TO_ALL = Set.of(Kind.EMPLOYEE);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theRolesAreThoseOfTheKindsOwnRoute(Kind kind) throws IOException {
        var home =
                switch (kind) {
                    case CUSTOMER -> roles("customer", "/api/v1/customers/{id}");
                    case CONTACT -> roles("customer", "/api/v1/contacts/{id}");
                    case INTERACTION -> roles("customer", "/api/v1/interactions/{id}");
                    case EMPLOYEE -> roles("customer", "/api/v1/employees/{id}");
                    case TEAM -> roles("customer", "/api/v1/teams/{id}");
                    case PRODUCT -> roles("opportunity", "/api/v1/products/{id}");
                    case PIPELINE -> roles("opportunity", "/api/v1/pipelines/{id}");
                    case OPPORTUNITY -> roles("opportunity", "/api/v1/opportunities/{id}");
                    case TICKET -> roles("service-desk", "/api/v1/tickets/{id}");
                    case CAMPAIGN -> roles("marketing", "/api/v1/campaigns/{id}");
                    case TOUCH -> roles("marketing", "/api/v1/touches/{id}");
                    case RESPONSE -> roles("marketing", "/api/v1/responses/{id}");
                };

        assertThat(
                        KindRule.of(kind).visibility().readers().stream()
                                .map(Role::wireName)
                                .collect(Collectors.toSet()))
                .isEqualTo(home);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
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
        assertThat(CustomerAttributes.NAME.isPersonalIn(of("ORGANIZATION"))).isFalse();
        assertThat(CustomerAttributes.NAME.isPersonalIn(of("PERSON"))).isTrue();
        assertThat(CustomerAttributes.NAME.isPersonalIn(of("UNKNOWN"))).isTrue();
    }

    private static Reading of(String kind) {
        var fact = Fact.at(EventOrder.of(1, 1), 1, 1).set(CustomerAttributes.KIND, kind).build();
        return History.of(List.of(fact)).read(AsOf.always());
    }

    private static Set<String> roles(String service, String path) throws IOException {
        var document =
                JSON.readTree(
                        Path.of("../" + service + "-service/src/main/resources/openapi.json"));
        JsonNode says = document.path("paths").path(path).path("get").path("description");
        var named = says.asString("").replaceFirst("(?s).*Roles: ", "");
        return new TreeSet<>(Arrays.asList(named.split(", ")));
    }
}
