package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Customers, contacts and employees are found by name as people type it.
@ServiceTest
class NameSearchTests {

    private static final List<String> NAMES =
            List.of(
                    "Bäckerei Straße",
                    "Łódź Maszyny",
                    "Işık Makine",
                    "ソニーPCL",
                    "บริษัทไทยออยล์",
                    "Hawaiʻi Surf",
                    "ガス会社");
    private static final List<String> QUERIES =
            List.of("strasse", "lodz", "ışık", "PCL", "ไทย", "hawai'i", "ガス");

    @LocalServerPort private int port;

    @Test
    void namesAreFoundAsTheyAreTyped() {
        var api = Api.as(port, "integration");
        var mark = "q" + UUID.randomUUID().toString().substring(0, 6);
        var customers = NAMES.stream().map(name -> customer(mark, name)).toList();
        customers.forEach(each -> send(api, "customers", each));
        send(api, "contacts", contact(mark));
        send(api, "employees", employee(mark));

        for (var at = 0; at < NAMES.size(); at++) {
            var name = NAMES.get(at);
            var query = QUERIES.get(at);
            await("the name is found")
                    .untilAsserted(() ->
                            assertThat(names(api, "/api/v1/customers?name=", mark + " " + query))
                                    .as(query)
                                    .containsExactly(mark + " " + name));
        }
        assertThat(names(api, "/api/v1/customers?name=", mark + " カス")).isEmpty();
        assertThat(names(api, "/api/v1/employees?name=", mark + " lodz")).hasSize(1);
        var customer =
                api.get(
                                "/api/v1/customers?externalId="
                                        + mark
                                        + ":Bäckerei-Straße"
                                                .replace("ä", "%C3%A4")
                                                .replace("ß", "%C3%9F"))
                        .body()
                        .at("/items/0/id")
                        .asString();
        assertThat(names(api, "/api/v1/contacts?customer=" + customer + "&name=", "gross"))
                .hasSize(1);
    }

    private static List<String> names(Api api, String path, String query) {
        var answer = api.get(path + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(item ->
                        item.path("personal")
                                .path("name")
                                .asString(item.at("/state/name").asString("")))
                .toList();
    }

    private static void send(Api api, String kind, String line) {
        var answer =
                api.post("/api/v1/" + kind + "/bulk", line, "Content-Type", "application/x-ndjson");
        assertThat(answer.body().path("rejected").asInt()).as(answer.raw().body()).isZero();
    }

    private static String customer(String mark, String name) {
        return """
        {"externalId":{"system":"%s","id":"%s"},"kind":"ORGANIZATION","name":"%s %s"}
        """
                .formatted(mark, name.replace(' ', '-'), mark, name);
    }

    private static String contact(String mark) {
        return """
        {"externalId":{"system":"%s","id":"con"},"customerExternalId":{"system":"%s","id":"Bäckerei-Straße"},"name":"Ada Groß"}
        """
                .formatted(mark, mark);
    }

    private static String employee(String mark) {
        return """
        {"externalId":{"system":"%s","id":"emp"},"name":"%s Łódź","region":"East"}
        """
                .formatted(mark, mark);
    }
}
