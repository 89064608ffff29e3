package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who works at a customer and what was talked about with them, on the screen. Skipped where there
/// is no Chromium: `apt-get install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class ContactsIT extends Story {

    private static final String CUSTOMER = Records.answer("view").at("/customer/id").asString();
    private static final String PAGE = "/customers/" + CUSTOMER;
    private static final String PERSON = "赵芳";

    @Test
    void aCardIsPutRightAndWhatWasChangedIsSentAlone() {
        look(PAGE);
        contacts().getByRole(AriaRole.LINK, named(PERSON)).click();
        assertThat(dialog()).containsText("采购总监");
        press(dialog(), "Edit");
        dialog().getByLabel("Job title").fill("Managing director");
        dialog().getByLabel("Role in decisions").selectOption("Decider");
        press(dialog(), "Save");

        page.waitForCondition(() -> !platform.sent.isEmpty());
        var sent = platform.sent.getLast();
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.header("If-Match")).isEqualTo("\"1\"");
        assertThat(sent.body().toString())
                .isEqualTo("{\"jobTitle\":\"Managing director\",\"decisionRole\":\"DECIDER\"}");
        assertThat(dialog()).containsText("Managing director");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void whoHasLeftIsSaidToAndThatIsTakenBack() {
        look(PAGE + "?contact=" + person());
        press(dialog(), "Has left");
        assertThat(dialog()).containsText("left the company");
        assertThat(platform.sent.getLast().path()).endsWith(person() + "/departure");

        page.locator(".toast").getByRole(AriaRole.BUTTON, named("Undo")).click();
        page.waitForCondition(() -> platform.sent.getLast().path().endsWith("/employer"));
        assertThat(platform.sent.getLast().body().path("customerId").asString())
                .isEqualTo(CUSTOMER);
        assertThat(dialog()).not().containsText("left the company");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void whoWorksElsewhereIsMovedThere() {
        var other = platform.records.all("customers").getLast();
        look(PAGE + "?contact=" + person());
        press(dialog(), "Works elsewhere");
        press(dialog(), "Save");
        assertThat(dialog()).containsText("This is needed.");
        dialog().getByRole(AriaRole.COMBOBOX).fill(Records.name(other).substring(0, 4));
        dialog().getByRole(AriaRole.OPTION, named(Records.name(other))).first().click();
        press(dialog(), "Save");

        assertThat(dialog()).isHidden();
        var sent = platform.sent.getLast();
        assertThat(sent.path()).endsWith(person() + "/employer");
        assertThat(sent.body().path("customerId").asString())
                .isEqualTo(other.path("id").asString());
        assertThat(page).not().hasURL(Pattern.compile("contact="));
    }

    /// Two who report to one another stand there as well.
    @Test
    void theyStandAsAChartOfWhoReportsToWhom() {
        platform.told.change(
                "view",
                view -> {
                    var all = (ArrayNode) view.at("/customer/contacts/items");
                    var first = all.get(0).path("id").asString();
                    all.add(contact("con_b", "Bea", first));
                    all.add(contact("con_c", "Cem", "con_b"));
                    all.add(contact("con_d", "Dan", "con_e"));
                    all.add(contact("con_e", "Ella", "con_d"));
                });
        look(PAGE);
        press(contacts(), "Show as an organization chart");

        var chart = contacts().locator(".chart").first();
        assertThat(chart.locator("> li")).hasCount(2);
        assertThat(chart.locator("> li > .chart > li > .chart > li")).containsText("Cem");
        assertThat(chart.locator("> li").nth(1)).containsText("Dan");
        assertThat(chart.locator("> li").nth(1).locator(".chart")).containsText("Ella");
        press(contacts(), "Show as a list");
        assertThat(contacts()).containsText("reports to Bea");
        assertThat(tab.complaints()).isEmpty();
    }

    /// The timeline is where one sees that it is wrong.
    @Test
    void aTalkThatWasWrittenDownWronglyIsPutRight() {
        look(PAGE + "?kind=interaction");
        var talk = page.locator(".entry.interaction").first();
        talk.getByRole(AriaRole.BUTTON, named("Put right")).click();
        assertThat(dialog().getByLabel("Day")).hasValue("2026-07-31");
        assertThat(dialog().getByLabel("Contacts")).hasValue(person());
        dialog().getByLabel("Notes").fill("Wants two.");
        dialog().getByLabel("Time").fill("10:15");
        press(dialog(), "Save");

        page.waitForCondition(() -> !platform.sent.isEmpty());
        var sent = platform.sent.getLast();
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.path()).startsWith("interactions/int_");
        assertThat(sent.header("If-Match")).isEqualTo("\"1\"");
        assertThat(sent.body().toString()).isEqualTo("{\"note\":\"Wants two.\"}");
        assertThat(dialog()).isHidden();
        assertThat(tab.complaints()).isEmpty();
    }

    private static ObjectNode contact(String id, String name, String superior) {
        return Records.JSON
                .createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("reportsToId", superior);
    }

    private String person() {
        return platform.records.first("contacts").path("id").asString();
    }

    private Locator contacts() {
        return page.locator(".panel").filter(having("Contacts")).first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
