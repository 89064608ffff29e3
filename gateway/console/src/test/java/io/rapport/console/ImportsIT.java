package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables that come in. Skipped where there is no Chromium: `apt-get install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class ImportsIT extends Story {

    private static final String THREE =
            """
            编号,客户名称,地区,类型,创建日期
            A-1,华东机械有限公司,浙江,企业,2025/3/4
            A-2,"Nordwind ""Nord"" GmbH, Hamburg",nowhere,ORGANIZATION,04.03.2025
            A-3,Li Wei,上海,个人,2025-13-40
            """;

    @Test
    void aTableIsCheckedThenImportedAndFollowed() throws IOException {
        open("customers", "客户.csv", THREE.getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByLabel("Column for Name")).hasValue("1");
        assertThat(page.getByLabel("Column for Valid since")).hasValue("4");

        press(main(), "Check without writing");
        assertThat(outcome("Check of")).containsText("Through");
        assertThat(outcome("Check of")).containsText("Region: is not one of ours");
        assertThat(outcome("Check of")).containsText("“2025-13-40” is not a date");
        assertThat(platform.imports.known).isEmpty();
        assertThat(tab.barriers()).isEmpty();

        press(main(), "Import");
        var outcome = outcome("Import of");
        assertThat(outcome).containsText("Through");
        var sent = platform.sent.getLast();
        assertThat(sent.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(sent.header("X-XSRF-TOKEN")).isEqualTo("proof");
        assertThat(sent.header("Rapport-Import")).isEqualTo("history");
        assertThat(sent.body().get(0).toString())
                .isEqualTo(
                        "{\"externalId\":{\"system\":\"erp\",\"id\":\"A-1\"},\"kind\":\"ORGANIZATION\",\"name\":\"华东机械有限公司\",\"region\":\"浙江\",\"effectiveAt\":\"2025-03-04T00:00:00.000Z\"}");
        assertThat(sent.body().get(1).path("name").asString())
                .isEqualTo("Nordwind \"Nord\" GmbH, Hamburg");

        press(outcome, "Finish the import");
        assertThat(outcome).containsText("The import is finished");
        assertThat(platform.sent.getLast().body().toString())
                .isEqualTo("{\"accepted\":[{\"kind\":\"customer\",\"rows\":1}]}");
        outcome.getByText("How far it can be seen").click();
        assertThat(page.locator("main")).containsText("2 of 2 events can be seen.");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void refusedRowsAreSavedWithTheirReason() throws IOException {
        open(
                "customers",
                "k.csv",
                "id,name,kind,region\n1,=1+1,PERSON,nowhere\n".getBytes(StandardCharsets.UTF_8));
        press(main(), "Import");
        assertThat(outcome("Import of")).containsText("1 rows refused");

        var saved = page.waitForDownload(() -> press(main(), "Save as CSV"));
        assertThat(saved.suggestedFilename()).isEqualTo("k-refused.csv");
        assertThat(Files.readString(saved.path()))
                .isEqualTo(
                        "\ufeffid,name,kind,region,Reason\r\n1,'=1+1,PERSON,nowhere,Region: is not one of ours");
        assertThat(platform.sent).hasSize(1);
    }

    @Test
    void whatIsNotUtf8IsOfferedAsGb18030() {
        openRaw(
                "customers",
                "旧系统.csv",
                "编号;客户名称;类型\n1;苏州精密仪器厂;企业\n".getBytes(Charset.forName("GB18030")));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read it as GB18030"))
                .click();

        assertThat(page.getByLabel("Between the cells")).hasValue(";");
        assertThat(main()).containsText("苏州精密仪器厂");
    }

    @Test
    void anImportGoesOnAfterALostAnswerAndCountsNothingTwice() throws IOException {
        var rows = IntStream.range(0, 1200).mapToObj(i -> i + "\tKunde " + i + "\n");
        open(
                "employees",
                "many.tsv",
                ("id\tname\n" + rows.collect(Collectors.joining()))
                        .getBytes(StandardCharsets.UTF_8));
        platform.losesAnswers = true;
        press(main(), "Import");
        var outcome = outcome("Import of");
        assertThat(outcome).containsText("Waits for the platform");
        platform.losesAnswers = false;

        assertThat(outcome).containsText("The import is finished");
        assertThat(outcome).containsText("Employees: 1,200 rows sent");
        var bulks = platform.sent.stream().filter(one -> one.path().endsWith("bulk")).toList();
        assertThat(
                        bulks.stream()
                                .map(one -> one.header("Idempotency-Key"))
                                .collect(Collectors.toSet()))
                .hasSize(3);
        assertThat(
                        bulks.stream()
                                .map(one -> one.header("Rapport-Correlation-Id"))
                                .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(
                        platform.imports
                                .total(bulks.getFirst().header("Rapport-Correlation-Id"))
                                .at("/counts/0/created")
                                .asInt())
                .isEqualTo(1200);
    }

    @Test
    void anImportIsStoppedAndFoundAgainLater() throws IOException {
        open("employees", "staff.csv", "id,name\n1,A\n2,B\n".getBytes(StandardCharsets.UTF_8));
        platform.losesAnswers = true;
        press(main(), "Import");
        press(outcome("Import of"), "Stop");
        assertThat(outcome("Import of")).containsText("Stopped");
        platform.losesAnswers = false;

        look("/imports");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("staff.csv")).click();
        assertThat(main()).containsText("not finished");
        press(main(), "Finish the import");
        assertThat(main()).containsText("That is all of it.");
    }

    @Test
    void columnsAreMappedAsTheLastTime() throws IOException {
        var table = "Nr,Bezeichnung\n1,Presse\n".getBytes(StandardCharsets.UTF_8);
        open("products", "p.csv", table);
        press(main(), "Import");
        assertThat(main()).containsText("Still without a column: Number, Name");
        assertThat(platform.sent).isEmpty();
        page.getByLabel("Column for Number").selectOption("0");
        page.getByLabel("Column for Name").selectOption("1");
        press(main(), "Check without writing");
        assertThat(outcome("Check of")).containsText("Through");

        open("products", "p.csv", table);
        assertThat(main()).containsText("As the last time with these columns.");
        assertThat(page.getByLabel("Column for Name")).hasValue("1");
    }

    @Test
    void aDealBringsHowItEnded() throws IOException {
        open(
                "opportunities",
                "deals.csv",
                "id,name,stage,opened,status,close date,amount,currency\n7,Press line,qualification,2025-01-02,Won,2025-02-03,\"12,500.50\",EUR\n8,Tools,proposal,2025-01-05,Open,,,EUR\n"
                        .getBytes(StandardCharsets.UTF_8));
        press(main(), "Check without writing");
        assertThat(outcome("Check of")).containsText("Through");

        var sent = platform.sent.getLast().body();
        assertThat(sent.get(0).path("amount").toString())
                .isEqualTo("{\"amount\":\"12500.50\",\"currency\":\"EUR\"}");
        assertThat(sent.get(0).path("history").toString())
                .isEqualTo(
                        "[{\"type\":\"entered\",\"stageId\":\"qualification\",\"effectiveAt\":\"2025-01-02T00:00:00.000Z\"},{\"type\":\"won\",\"closedOn\":\"2025-02-03\",\"effectiveAt\":\"2025-02-03T12:00:00Z\"}]");
        assertThat(sent.get(1).has("amount")).isFalse();
        assertThat(sent.get(1).path("history").size()).isEqualTo(1);
    }

    @Test
    void whoMayNotImportIsTold() {
        platform.roles = List.of("seller");
        look("/imports");
        assertThat(main()).containsText("Only administrators import records.");
    }

    /// Whatever stands in cells, in whatever pieces the file is read: the same is sent.
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void whateverStandsInCellsArrives(String delimiter) throws IOException {
        var random = new Random(20261130 + delimiter.charAt(0));
        var names = new ArrayList<String>();
        var table = new StringBuilder("\ufeffid" + delimiter + "name\r\n");
        for (var i = 0; i < 6000; i++) {
            var name = "n" + text(random) + "e";
            names.add(name.strip());
            var ends = new String[] {"\n", "\r\n", "\r"};
            var plain =
                    name.chars().noneMatch(c -> "\",;\t\r\n".indexOf(c) >= 0)
                            && random.nextBoolean();
            table.append(i)
                    .append(delimiter)
                    .append(plain ? name : "\"" + name.replace("\"", "\"\"") + "\"")
                    .append(i == 5999 ? "" : ends[random.nextInt(3)]);
        }
        open("employees", "any.csv", table.toString().getBytes(StandardCharsets.UTF_8));
        press(main(), "Check without writing");
        assertThat(outcome("Check of")).containsText("Through");

        List<String> sent = new ArrayList<>();
        platform.sent.forEach(
                one -> one.body().forEach(item -> sent.add(item.path("name").asString())));
        assertThat(sent).isEqualTo(names);
    }

    private static String text(Random random) {
        var parts =
                new String[] {
                    "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r", " ", "华", "é", "😀", "x", "'",
                    "="
                };
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> parts[random.nextInt(parts.length)])
                .collect(Collectors.joining());
    }

    /// Whoever is given something by it is told only where the importer says that it happens now.
    @Test
    void whatHappensNowIsSaidToHappenNow() throws IOException {
        open("teams", "teams.csv", "Number,Name\nT-1,North\n".getBytes(StandardCharsets.UTF_8));
        page.getByLabel("What it is").selectOption("live");
        assertThat(main()).containsText("whoever is given something is told");

        press(main(), "Import");

        assertThat(outcome("Import of")).containsText("Through");
        var rows = platform.sent.stream().filter(sent -> sent.path().endsWith("/bulk")).toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows.getLast().header("Rapport-Import")).isEqualTo("live");
    }

    private void open(String kind, String name, byte[] table) throws IOException {
        openRaw(kind, name, table);
        assertThat(page.getByText("Which column says what")).isVisible();
    }

    private void openRaw(String kind, String name, byte[] table) {
        look("/imports?kind=" + kind);
        page.getByLabel("Where it comes from").fill("erp");
        page.getByLabel("CSV file").setInputFiles(new FilePayload(name, "text/csv", table));
    }

    private com.microsoft.playwright.Locator main() {
        return page.locator("main");
    }

    private com.microsoft.playwright.Locator outcome(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + title)));
    }
}
