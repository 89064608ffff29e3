package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Whom a campaign addresses. Skipped where there is no Chromium: `apt-get install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class AudienceIT extends Story {

    private String campaign = "";

    @BeforeEach
    void plan() {
        campaign = platform.records.first("campaigns").path("id").asString();
        platform.records.change("campaigns", campaign, "status", "PLANNED");
    }

    @Test
    void someAreAddedByNameAndOneIsTakenOutAndComesBack() {
        look("/campaigns/" + campaign);
        press(audience(), "Add customers");
        for (var i = 0; i < 2; i++) {
            dialog().getByRole(AriaRole.COMBOBOX).click();
            dialog().getByRole(AriaRole.OPTION).nth(i).click();
        }
        press(dialog(), "Add 2");
        assertThat(page.locator(".toast")).containsText("Addressed: 0 before, 2 now.");
        assertThat(audience().locator("li")).hasCount(2);

        audience().locator("li").first().getByRole(AriaRole.BUTTON).click();
        assertThat(audience().locator("li")).hasCount(1);
        press(page.locator(".toast").last(), "Undo");
        assertThat(audience().locator("li")).hasCount(2);
    }

    /// At a fair, by telephone: what no program tells.
    @Test
    void whatSomebodyAnsweredIsNoted() {
        platform.records.change("campaigns", campaign, "status", "RUNNING");
        look("/campaigns/" + campaign);
        press(page.locator("main"), "Note an answer");
        press(dialog(), "Save");
        assertThat(dialog()).containsText("This is needed.");
        dialog().getByRole(AriaRole.COMBOBOX).first().click();
        dialog().locator("[role=option]").first().click();
        dialog().getByLabel("What came of it").selectOption("CONVERTED");
        dialog().getByLabel("Notes").fill("Ordered at the fair.");
        press(dialog(), "Save");

        assertThat(dialog()).isHidden();
        var sent = platform.sent.getLast();
        assertThat(sent.path()).isEqualTo("responses");
        assertThat(sent.body().path("campaignId").asString()).isEqualTo(campaign);
        assertThat(sent.body().path("customerId").asString()).startsWith("cus_");
        assertThat(sent.body().path("outcome").asString()).isEqualTo("CONVERTED");
        assertThat(sent.body().has("effectiveAt")).isFalse();
        assertThat(tab.barriers()).isEmpty();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void allOfAFilterAreSeenBeforeTheyAreAdded() {
        look("/campaigns/" + campaign);
        press(audience(), "Add customers");
        dialog().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("All of a filter"))
                .click();
        dialog().getByLabel("Name begins with").fill("西安");
        var wanted =
                platform.records.all("customers").stream()
                        .filter(one -> one.at("/state/name").asString("").contains("西安"))
                        .map(one -> one.path("id").asString())
                        .toList();
        assertThat(dialog()).containsText(wanted.size() + " customers");
        assertThat(dialog()).containsText("With these at most " + wanted.size());
        assertThat(tab.barriers()).isEmpty();
        press(dialog(), "Add " + wanted.size());

        assertThat(dialog()).isHidden();
        var sent = platform.sent.getLast();
        assertThat(sent.path()).isEqualTo("campaigns/" + campaign + "/audience/additions");
        assertThat(sent.body().path("customerIds").valueStream().map(one -> one.asString()))
                .containsExactlyElementsOf(wanted);
        assertThat(sent.header("If-Match")).isNotEmpty();
    }

    @Test
    void moreThanOneAdditionTakesAreNotAdded() {
        platform.manyCustomers = 100_000;
        look("/campaigns/" + campaign);
        press(audience(), "Add customers");
        dialog().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("All of a filter"))
                .click();

        assertThat(dialog()).containsText("More than 500: narrow the filter.");
        var add =
                dialog().getByRole(
                                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add 10"));
        assertThat(add).hasAttribute("aria-disabled", "true");
    }

    private Locator audience() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Who is addressed"));
    }
}
