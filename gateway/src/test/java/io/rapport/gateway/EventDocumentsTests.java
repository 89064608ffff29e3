package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDocumentsTests extends GatewayTest {

    private static final String OPENED = "/v3/event-schemas/rapport.ticket.opened.v1";

    @Test
    void everyEventHasItsSchemaThereWithoutAToken() {
        var list = anonymous().get("/v3/event-schemas");
        assertThat(list.status()).isEqualTo(200);

        for (var event : EventCatalogue.rapport().entries()) {
            var address = "/v3/event-schemas/" + event.type();
            assertThat(list.body()).contains("\"" + address + "\"");
            var schema = anonymous().get(address);
            assertThat(schema.status()).as(address).isEqualTo(200);
            assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
            assertThat(schema.body()).contains("\"" + event.dataSchema() + "\"");
        }
    }

    @Test
    void theAsyncApiDocumentIsThere() {
        var answer = anonymous().get("/v3/asyncapi");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).contains("\"asyncapi\"").contains("rapport.ticket.opened.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENED, "/v3/asyncapi", "/v3/event-schemas"})
    void whoHasItAlreadyIsToldSo(String path) {
        var first = anonymous().get(path);
        assertThat(first.header("Cache-Control")).isEqualTo("max-age=3600, public");

        var again = anonymous().header("If-None-Match", first.header("ETag")).get(path);
        var other = anonymous().header("If-None-Match", "\"other\"").get(path);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({OPENED + ",1000", "/v3/event-schemas,1000", "/v3/asyncapi,200"})
    void anAddressMayNotAskAsOftenAsItLikes(String path, String most) {
        assertThat(anonymous().get(path).header("X-RateLimit-Limit")).isEqualTo(most);
    }

    @Test
    void whatNobodyPublishesHasNone() {
        assertThat(anonymous().get("/v3/event-schemas/rapport.ticket.eaten.v1").status())
                .isEqualTo(404);
        assertThat(ada().send("POST", OPENED, "{}").status()).isEqualTo(405);
    }
}
