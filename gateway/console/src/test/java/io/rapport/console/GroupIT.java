package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A customer's group on the screen: who stands below whom, and what they come to together. Skipped
/// where there is no Chromium: `apt-get install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class GroupIT extends Story {

    private static final String CUSTOMER = Records.answer("view").at("/customer/id").asString();
    private static final String PAGE = "/customers/" + CUSTOMER;

    @Test
    void itIsDrawnAsATreeWithItsSums() {
        look(PAGE);

        assertThat(group().locator(".totals")).containsText("Open · 5");
        assertThat(group().locator(".totals")).containsText("¥1.5M");
        assertThat(group().locator(".totals")).containsText("2 / 5");
        var top = group().locator(".chart").first().locator("> li");
        assertThat(top).hasCount(1);
        assertThat(top.locator("[aria-current]").first()).hasText(name(0));
        var below = top.locator("> .chart > li");
        assertThat(below).hasCount(2);
        assertThat(below.nth(0)).containsText("2 open tickets");
        assertThat(below.nth(0).locator("> .chart > li")).containsText(name(2));
        assertThat(below.nth(0).locator("> .chart > li"))
                .containsText("There is more that you may not see.");
        below.nth(1).getByRole(AriaRole.LINK).click();
        assertThat(page).hasURL(Pattern.compile(id(3) + "$"));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aPastDayIsKeptOnTheWayThroughIt() {
        look(PAGE + "?asOf=2026-10-01&known=then");

        group().getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile(id(1) + "\\?asOf=2026-10-01&known=then$"));
        assertThat(platform.addresses)
                .anyMatch(each -> each.contains(id(1) + "/group?asOf=2026-10-01&knownAt="));
    }

    @Test
    void whoStandsAloneHasNone() {
        platform.told.change("group", answer -> keep(answer, 1));
        look(PAGE);

        assertThat(page.locator("main")).containsText("Contacts");
        assertThat(group()).hasCount(0);
        assertThat(tab.complaints()).isEmpty();
    }

    /// What somebody does at a customer below shows at the top.
    @Test
    void itFollowsWhatHappensAtAnyOfItsCustomers() throws IOException {
        look(PAGE);
        assertThat(group()).containsText(name(2));
        page.waitForCondition(() -> platform.openStreams() > 0);
        platform.told.change(
                "group",
                answer -> ((ObjectNode) answer.at("/group/members/2")).put("name", "Renamed AG"));

        platform.tell("customer", id(2));
        assertThat(group()).containsText("Renamed AG");
    }

    @Test
    void whoTalkedToAnotherCompanyOfItIsToldBeforeOneCalls() {
        var colleague = platform.records.first("employees").path("id").asString();
        var lately = Instant.now().minus(Duration.ofDays(2)).toString();
        platform.told.change(
                "group",
                answer ->
                        ((ObjectNode) answer.at("/group/members/1")).put("lastDealingAt", lately));
        platform.told.change(
                "timeline",
                timeline -> {
                    var entry = ((ArrayNode) timeline.get("items")).addObject();
                    entry.put("id", "int_1.1.1")
                            .put("at", lately)
                            .put("type", "rapport.interaction.recorded.v1")
                            .put("kind", "interaction")
                            .put("aggregateId", "int_1");
                    entry.putObject("actor").put("kind", "EMPLOYEE").put("id", colleague);
                    entry.putObject("values").put("subject", "Asked for prices");
                });
        look(PAGE);
        press(page.locator("main"), "Log an interaction");

        var told = dialog().getByRole(AriaRole.NOTE).filter(having("In the last 14 days"));
        assertThat(told.getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(told.getByRole(AriaRole.LISTITEM).nth(1)).containsText(name(1));
        assertThat(told.getByRole(AriaRole.LISTITEM).nth(1)).containsText("Asked for prices");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNobodyWasInTouch() {
        look(PAGE);
        press(page.locator("main"), "Log an interaction");

        assertThat(dialog().getByLabel("What was it about?")).isVisible();
        assertThat(dialog().getByText("In the last 14 days")).isHidden();
    }

    private static void keep(JsonNode answer, int members) {
        var all = (ArrayNode) answer.at("/group/members");
        while (all.size() > members) {
            all.remove(all.size() - 1);
        }
    }

    private static String id(int member) {
        return Records.answer("group").at("/group/members/" + member + "/id").asString();
    }

    private static String name(int member) {
        return Records.answer("group").at("/group/members/" + member + "/name").asString();
    }

    private Locator group() {
        return page.locator(".panel[aria-label=Group]");
    }
}
