package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// What people do who look after the platform. Skipped where there is no Chromium: `apt-get install
/// chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class OperationsIT extends Story {

    private static final String FIRST = "views.rapport.customer.events.3.42";
    private static final String SECOND = "views.rapport.customer.events.3.43";
    private static final String FAILED = "views.rapport.opportunity.events.1.907";

    @BeforeEach
    void operates() {
        platform.roles = List.of("operator");
    }

    @Test
    void aServiceThatDoesNotAnswerTakesNoOtherWithIt() {
        platform.operations.silent.add("marketing");
        look("/operations");

        assertThat(service("Marketing")).containsText("Does not answer");
        assertThat(service("Customers")).containsText("3 waiting");
        assertThat(page.locator(".figures")).containsText("4 / 5");

        platform.operations.silent.clear();
        assertThat(service("Marketing")).containsText("Nothing waits");
    }

    @Test
    void fitsANarrowWindow() {
        page.setViewportSize(320, 640);
        for (var path :
                new String[] {
                    "/operations", "/operations/parked", "/operations/aggregate?id=cus_1"
                }) {
            look(path);
            assertThat(page.locator(".bone")).hasCount(0);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
        }
    }

    @Test
    void whatWasKnownStaysInSightWhileAServiceIsAway() {
        look("/operations");
        assertThat(service("Customers")).containsText("3 waiting");
        platform.operations.silent.add("customer");

        assertThat(service("Customers")).containsText("What follows is what was known last.");
        assertThat(service("Customers")).containsText("3 waiting");
    }

    @Test
    void aHeartbeatThatStandsStillIsTold() {
        page.clock().install();
        look("/operations");
        assertThat(service("Deals")).containsText("opportunity-1");
        platform.operations.heartbeats = false;
        page.clock().runFor(6_000);
        page.clock().runFor(30_000);

        assertThat(service("Deals")).containsText("its heartbeat stands still");
    }

    @Test
    void timersThatARestoreHasHeldAreLetGoAndWhatFailsIsNamed() {
        platform.operations.held = true;
        look("/operations");
        assertThat(service("Customers")).containsText("Held since the restore of");
        assertThat(service("Customers")).containsText("failed 6 times");
        assertThat(service("Deals")).not().containsText("Timers");

        press(service("Customers"), "Let them go");
        assertThat(dialog()).containsText("happens once more");
        press(dialog(), "Let them go");

        assertThat(service("Customers")).not().containsText("Held since");
        assertThat(platform.sent.getLast().path()).isEqualTo("operations/customer/timers/release");
        service("Customers").locator("a", containing("tsk_")).click();
        assertThat(page).hasURL(Pattern.compile("/operations/aggregate"));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void anEventOnWhichAPolicyCannotActIsGivenUpWithAReason() {
        platform.operations.stuck = true;
        look("/operations");
        assertThat(service("Customers")).containsText("2 events wait to be acted on");
        assertThat(service("Customers")).containsText("record.gone");

        press(service("Customers"), "Give up");
        press(dialog(), "Give up");
        assertThat(dialog()).containsText("Write why");
        dialog().getByLabel("Why").fill("the log has it no more");
        press(dialog(), "Give up");

        assertThat(service("Customers")).containsText("none waits");
        assertThat(platform.sent.getLast().path())
                .isEqualTo(
                        "operations/customer/policies/events/task-notices.rapport.customer.events.3.42/discard");
        assertThat(platform.sent.getLast().body().path("note").asString())
                .isEqualTo("the log has it no more");
        assertThat(tab.complaints()).isEmpty();
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    @Test
    void administratorsReadWhatOperatorsDidAndNothingElse() {
        platform.roles = List.of("administrator");
        look("/operations");
        assertThat(page.locator("h1")).hasText("What operators did");
        assertThat(page.locator("main")).containsText("Began to build anew");

        look("/operations/parked");
        assertThat(page.locator("main")).containsText("Not for your role");
    }

    @Test
    void whoOnlyLooksIsShownWhereThatIsAskedFor() {
        look("/operations/audit");
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByLabel("With what was only looked at").check();
        assertThat(page.locator("main")).containsText("14 times");

        page.getByLabel("To what").fill(SECOND);
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("main")).containsText("parked.blocked");
    }

    @Test
    void aParkedRecordIsLookedAtAndReplayed() {
        look("/operations/parked?service=analytics&reason=unreadable");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("cus_01m8mz")).click();
        assertThat(dialog()).containsText("ce_time");
        assertThat(dialog()).containsText("812 bytes");
        assertThat(dialog()).containsText("rapport.customer.details-changed.v1");

        press(dialog(), "Replay");
        press(question("Replay 1 record"), "Replay");

        assertThat(page.locator(".toast")).containsText("Replayed: 1 record.");
        assertThat(dialog()).containsText("Replayed");
        assertThat(platform.sent.getFirst().path())
                .isEqualTo("operations/analytics/parked/" + FIRST + "/replay");
        assertThat(page.locator("main")).containsText("Nothing parked matches these filters");
    }

    @Test
    void severalAreReplayedInTheirOrderAndWhatFailsIsTold() {
        look("/operations/parked?service=analytics");
        for (var id : new String[] {FAILED, SECOND, FIRST}) {
            page.getByLabel("Choose " + id).check();
        }
        press(page.locator("main"), "Replay");
        var question = question("Replay 3 records");
        press(question, "Replay");

        assertThat(question).containsText("2 records were not done");
        assertThat(question).containsText("An earlier record of the same aggregate is parked");
        assertThat(question).containsText("Reader failed: IllegalStateException");
        assertThat(platform.sent.stream().map(SmallPlatform.Sent::path))
                .containsExactly(replay(FIRST), replay(SECOND), replay(FAILED));
        press(question.locator("footer"), "Close");
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void whatIsGivenUpNeedsAReason() {
        look("/operations/parked?service=marketing");
        page.getByLabel("Choose all").check();
        press(page.locator("main"), "Give up");
        var question = question("Give up 1 record");
        press(question, "Give up");
        assertThat(question).containsText("Write why.");
        assertThat(platform.sent).isEmpty();

        question.getByLabel("Why?").fill("Written by a test of another system");
        press(question, "Give up");

        assertThat(page.locator(".toast")).containsText("Given up: 1 record.");
        assertThat(platform.sent.getFirst().body().path("note").asString())
                .isEqualTo("Written by a test of another system");
    }

    @Test
    void aSuspiciousRecordIsNotReplayedWithoutBeingWarned() {
        look("/operations/parked?service=marketing");
        page.getByLabel("Choose all").check();
        press(page.locator("main"), "Replay");

        assertThat(question("Replay 1 record")).containsText("suspicious");
        assertThat(tab.barriers()).isEmpty();
    }

    @Test
    void aViewIsBuiltAnewComparedSwitchedAndRemoved() {
        look("/operations");
        var analytics = service("Analytics");
        act("search", 1, "Build anew");
        press(question("Build “search” of Analytics anew"), "Build anew");
        assertThat(page.locator(".toast").last()).containsText("Generation 3 is being filled.");
        assertThat(analytics).containsText("900");

        act("views", 2, "Compare");
        assertThat(dialog()).containsText("customer cus_01m8mz4s1yq8t3v0n6w2x5k7ra");
        press(dialog(), "Switch");
        press(dialog(), "Switch");
        assertThat(dialog()).containsText("They differ at the same point of the log.");
        press(dialog(), "Switch although they differ");
        assertThat(page.locator(".toast").last()).containsText("Readers use generation 2.");
        assertThat(platform.sent.stream().map(SmallPlatform.Sent::path))
                .endsWith("operations/analytics/views/views/generations/2/switch");

        act("views", 1, "Remove");
        press(dialog(), "Remove");
        assertThat(page.locator(".toast").last()).containsText("Generation 1 is removed.");
        assertThat(page.getByLabel("Actions for views, generation 1")).hasCount(0);
    }

    @Test
    void anAggregateIsFollowedThroughTheLog() {
        look("/operations/aggregate");
        page.getByLabel("Id of an aggregate").fill("cus_01m8mz4s1yq8t3v0n6w2x5k7ra");
        page.keyboard().press("Enter");

        assertThat(service("Customers")).containsText("owns it");
        assertThat(service("Analytics")).containsText("lacks some");
        var events = page.locator(".events > li");
        assertThat(events).hasCount(2);
        press(page.locator("main"), "Search on");
        assertThat(events).hasCount(3);
        events.last().locator("summary").click();
        assertThat(events.last()).containsText("ce_correlationid");
        assertThat(page)
                .hasURL(
                        platform.address(
                                "/operations/aggregate?id=cus_01m8mz4s1yq8t3v0n6w2x5k7ra"));
    }

    private static String replay(String id) {
        return "operations/analytics/parked/" + id + "/replay";
    }

    private Locator service(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator question(String title) {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private void act(String view, int generation, String entry) {
        page.getByLabel("Actions for %s, generation %d".formatted(view, generation)).click();
        choose(entry);
    }
}
