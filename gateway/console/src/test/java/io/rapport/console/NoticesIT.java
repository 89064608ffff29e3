package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.node.ObjectNode;

/// What one is told of, on the screen. Skipped where there is no Chromium: `apt-get install
/// chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class NoticesIT extends Story {

    private Locator bell() {
        return page.locator("header .bell");
    }

    private Locator entry(String text) {
        return dialog().locator("li").filter(having(text));
    }

    @Test
    void whatIsNewIsCountedLookedAtAndPutAway() {
        look("/customers");
        assertThat(bell()).hasAccessibleName("Notices: 2 new");
        bell().click();

        assertThat(entry("Call about the second press")).containsText("A task was given to you");
        assertThat(dialog().locator("li")).hasCount(2);
        press(entry("Call about the second press"), "Put away: Call about the second press");
        assertThat(dialog().locator("li")).hasCount(1);
        page.waitForCondition(() -> !platform.sent.isEmpty());
        assertThat(platform.sent.getLast().path()).isEqualTo("notices/ntc_01m8myf0notice1/reading");

        dialog().getByRole(AriaRole.TAB).filter(having("All")).click();
        assertThat(dialog().locator("li")).hasCount(4);
        press(entry("Call about the second press"), "Keep as new: Call about the second press");
        page.waitForCondition(() -> platform.sent.getLast().path().endsWith("/keeping"));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void whoFollowsANoticeComesToWhatItIsAboutAndHasSeenIt() {
        look("/?inbox=1");
        entry("Call about the second press").getByRole(AriaRole.LINK).click();

        assertThat(dialog()).containsText("Ask for the old contract.");
        assertThat(page).hasURL(Pattern.compile("/tasks\\?open=tsk_01m8myf0tasks1"));
        page.waitForCondition(() ->
                platform.sent.stream().anyMatch(sent -> sent.path().endsWith("notice1/reading")));
        assertThat(tab.complaints()).isEmpty();
    }

    /// Somebody does something elsewhere: the count follows.
    @Test
    void aNewNoticeIsCountedAtOnce() throws IOException {
        look("/customers");
        assertThat(bell()).hasAccessibleName("Notices: 2 new");
        assertThat(page.locator(".freshness")).hasText("Live");
        var third = platform.records.all("notices").get(2);
        ((ObjectNode) third.get("state")).put("read", false);
        platform.tell("notice", third.path("id").asString());

        assertThat(bell()).hasAccessibleName("Notices: 3 new");
        bell().click();
        press(dialog(), "Put all 3 away");
        assertThat(bell()).hasAccessibleName("Notices: nothing new");
        assertThat(page.locator(".toast").first()).containsText("3 notices are put away");
    }
}
