package io.rapport.deploy.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.tables.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BuiltInMappingTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path parent;
    private Path folder = Path.of(".");
    private Mapping mapping = new Mapping("", Map.of(), List.of(), List.of(), List.of(), null);
    private Corrections corrections = new Corrections(List.of());

    @BeforeEach
    void aFolderOfTables() throws IOException {
        folder = Files.createDirectory(parent.resolve("crm_sales_opportunities"));
        write(
                "sales_teams.csv",
                "sales_agent,manager,regional_office\nAnna,Dustin,Central\nBo,Dustin,Central\n");
        write("products.csv", "product,series,sales_price\nGTX Pro,GTX,4821\n");
        write(
                "accounts.csv",
                """
                account,sector,year_established,revenue,employees,office_location,subsidiary_of
                Child,technolgy,1996,1.0,2,Kenya,Parent
                Parent,medical,1996,1.0,2,Kenya,
                """);
        write(
                "sales_pipeline.csv",
                """
                opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
                A1,Anna,GTXPro,Child,Won,2016-10-20,2017-03-01,1054
                A2,Anna,GTX Pro,,Prospecting,,,
                A3,Bo,GTX Pro,Parent,Lost,2016-10-20,2016-10-20,0
                """);
        mapping = Mapping.of(folder).orElseThrow();
        corrections = new Corrections(mapping.corrections());
    }

    @Test
    void sendsParentsBeforeTheirChildren() {
        var groups = groups("accounts");

        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().getFirst().json().path("name").asString()).isEqualTo("Parent");
        assertThat(groups.getLast().getFirst().json())
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"externalId":{"system":"crm-sales","id":"Child"},
                                 "kind":"ORGANIZATION","name":"Child","industry":"technology",
                                 "region":"Kenya",
                                 "parentExternalId":{"system":"crm-sales","id":"Parent"},
                                 "effectiveAt":"2016-10-01T00:00:00Z"}
                                """));
    }

    @Test
    void mapsAWonDealWithItsDates() {
        assertThat(groups("deals").getFirst().getFirst().json())
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"externalId":{"system":"crm-sales","id":"A1"},
                                 "name":"GTX Pro for Child","pipelineKey":"crm-sales",
                                 "ownerExternalId":{"system":"crm-sales","id":"Anna"},
                                 "customerExternalId":{"system":"crm-sales","id":"Child"},
                                 "lines":[{"productExternalId":
                                    {"system":"crm-sales","id":"GTX Pro"},"quantity":"1"}],
                                 "history":[
                                  {"type":"entered","stageId":"engaging",
                                   "effectiveAt":"2016-10-20T00:00:00Z"},
                                  {"type":"won","amount":{"amount":"1054","currency":"USD"},
                                   "closedOn":"2017-03-01","effectiveAt":"2017-03-01T00:00:00Z"}]}
                                """));
    }

    @Test
    void keepsADealWithoutAnAccountAndKnowsItFromTheDayOfObservation() {
        var deal = groups("deals").getFirst().get(1).json();

        assertThat(deal.has("customerExternalId")).isFalse();
        assertThat(deal.path("history").path(0).path("effectiveAt").asString())
                .isEqualTo("2017-12-31T00:00:00Z");
    }

    @Test
    void beginsADayInTheTenantsZone() {
        var template = new Template(mapping.constants(), ZoneId.of("Asia/Shanghai"));

        assertThat(template.text("${day|start}", _ -> "2017-03-01"))
                .contains("2017-02-28T16:00:00Z");
    }

    @Test
    void namesTheRowOfADateThatIsNone() throws IOException {
        write(
                "sales_pipeline.csv",
                """
                opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
                A1,Anna,GTXPro,Child,Won,2016-10-20,2017-03-01,1054
                A2,Anna,GTXPro,Child,Won,2016-10-20,31/12/2025,1054
                """);

        assertThatThrownBy(() -> groups("deals"))
                .isInstanceOf(ImportFailure.class)
                .hasMessage(
                        "sales_pipeline.csv, line 3: close_date is not a date such as 2017-12-31:"
                                + " 31/12/2025");
    }

    @Test
    void reportsEveryCorrectionWithItsCount() {
        groups("accounts");
        groups("deals");

        assertThat(corrections.report())
                .containsExactly(
                        "Corrected in 1 rows of accounts.csv: sector technolgy → technology",
                        "Corrected in 1 rows of sales_pipeline.csv: product GTXPro → GTX Pro");
    }

    @Test
    void namesARowThatIsItsOwnAncestor() throws IOException {
        write(
                "accounts.csv",
                """
                account,sector,year_established,revenue,employees,office_location,subsidiary_of
                A,x,1996,1.0,2,Kenya,B
                B,x,1996,1.0,2,Kenya,A
                """);

        assertThatThrownBy(() -> groups("accounts"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("accounts.csv, line 2");
    }

    private List<List<Item>> groups(String name) {
        var template = new Template(mapping.constants(), ZoneId.of("UTC"));
        var step =
                mapping.steps().stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new Plan(folder, TableFormat.USUAL, template, corrections).groups(step);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
