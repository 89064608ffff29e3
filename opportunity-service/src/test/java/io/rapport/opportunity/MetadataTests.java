package io.rapport.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What this service tells of itself to screens.
@ServiceTest
class MetadataTests {

    @LocalServerPort private int port;

    @Test
    void tellsKindsWithTheirValuesInBothLanguages() {
        var deal = named(metadata("seller").get("kinds"), "kind", "opportunity");

        assertThat(deal.get("path").asString()).isEqualTo("/api/v1/opportunities");
        assertThat(deal.at("/label/zh-CN").asString()).isEqualTo("商机");
        var status = named(deal.get("choices"), "property", "status");
        assertThat(status.at("/values/1").toString())
                .isEqualTo(
                        """
                        {"value":"WON","label":{"en":"Won","zh-CN":"赢单"}}\
                        """);
        assertThat(deal.get("filters").toString()).contains("\"status\"").contains("\"customer\"");
    }

    @Test
    void tellsTheStagesOfTheTenantAndTheDecimalsOfCurrencies() {
        Api.as(port, "administrator")
                .post(
                        "/api/v1/pipelines",
                        """
                        {"key":"metadata","name":"Told","stages":[
                          {"id":"first","name":"First","probability":"0.1"},
                          {"id":"last","name":"Last","probability":"0.9"}]}\
                        """);

        var told = metadata("operator");

        var pipeline =
                told.get("pipelines")
                        .valueStream()
                        .filter(each -> each.at("/state/key").asString().equals("metadata"))
                        .findFirst()
                        .orElseThrow();
        assertThat(pipeline.at("/state/stages/1/name").asString()).isEqualTo("Last");
        assertThat(pipeline.at("/state/stages/1/id").asString()).isNotEmpty();
        assertThat(named(told.get("currencies"), "code", "JPY").get("decimals").asInt()).isZero();
        assertThat(named(told.get("currencies"), "code", "KWD").get("decimals").asInt())
                .isEqualTo(3);
        assertThat(named(told.get("currencies"), "code", "CNY").at("/label/zh-CN").asString())
                .isEqualTo("人民币");
    }

    @Test
    void tellsWhichReasonsAreOfferedForALoss() {
        var offers = named(metadata("seller").get("kinds"), "kind", "opportunity").get("offers");

        var reasons = named(offers, "property", "reasonCode");
        assertThat(reasons.at("/label/zh-CN").asString()).isEqualTo("输单原因");
        assertThat(reasons.get("values").valueStream().map(each -> each.get("value").asString()))
                .startsWith("price", "competitor")
                .allMatch(code -> code.matches("[a-z0-9][a-z0-9-]{0,59}"));
        assertThat(named(reasons.get("values"), "value", "no-budget").at("/label/en").asString())
                .isEqualTo("No budget");
    }

    private JsonNode metadata(String role) {
        return Api.as(port, role).get("/api/v1/metadata").body();
    }

    private static JsonNode named(JsonNode items, String property, String value) {
        return items.valueStream()
                .filter(each -> each.get(property).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
