package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.node.ObjectNode;

/// Slips that cost nothing. Skipped where there is no Chromium: `apt-get install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class DeskIT extends Story {

    /// Where "Resolve" was lies "Close" by then.
    @Test
    void whoClicksTwiceResolvesOnceAndClosesNothing() {
        var ticket = platform.records.first("tickets");
        ((ObjectNode) ticket.get("state")).put("status", "OPEN");
        look("/tickets/" + ticket.path("id").asString());

        button("Resolve").dblclick();

        assertThat(button("Close")).isVisible();
        page.waitForCondition(() -> !platform.sent.isEmpty());
        assertThat(platform.sent).extracting(SmallPlatform.Sent::path).hasSize(1);
        assertThat(platform.sent.getFirst().path()).endsWith("/resolution");
        assertThat(tab.complaints()).isEmpty();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// What is overdue is not soon.
    @Test
    void whatClosesSoonBeginsTodayAndSaysHowMuchIsOverdue() {
        look("/");
        var overdue =
                page.locator(".panel")
                        .filter(new Locator.FilterOptions().setHasText("Closing soon"))
                        .locator("a.late");
        assertThat(overdue).containsText("overdue");
        assertThat(platform.addresses)
                .anyMatch(
                        each -> each.contains("closeDateFrom=") && each.contains("sort=closeDate"));

        overdue.click();

        assertThat(page).hasURL(Pattern.compile("/pipeline\\?view=list&closes=overdue"));
        assertThat(tab.complaints()).isEmpty();
    }
}
