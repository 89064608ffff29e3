package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.node.ObjectNode;

/// What is to be done, on the screen. Skipped where there is no Chromium: `apt-get install
/// chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class TasksIT extends Story {

    @Test
    void aTaskIsWrittenDownForACustomerAndSaysWhenToRemind() {
        var customer = platform.records.first("customers").path("id").asString();
        look("/customers/" + customer);
        var tasks = page.locator(".panel").filter(having("Tasks")).first();
        assertThat(tasks).containsText("Call about the second press");
        press(tasks, "Task");
        dialog().getByLabel("What is to be done").fill("Ask for the drawings");
        dialog().getByLabel("Remind on").fill("2031-03-04");
        press(dialog(), "Save");
        assertThat(dialog()).containsText("Choose the time too");
        dialog().getByLabel("At", exactly()).fill("08:30");
        dialog().getByLabel("Due", exactly()).fill("2031-03-05");
        press(dialog(), "Save");

        assertThat(dialog()).isHidden();
        var sent = platform.sent.getLast();
        assertThat(sent.path()).isEqualTo("tasks");
        assertThat(sent.body().path("subject").asString()).isEqualTo("Ask for the drawings");
        assertThat(sent.body().path("customerId").asString()).isEqualTo(customer);
        assertThat(sent.body().path("remindAt").asString()).isEqualTo("2031-03-04T08:30:00.000Z");
        assertThat(sent.body().path("dueAt").asString()).isEqualTo("2031-03-05T23:59:59.999Z");
        assertThat(sent.body().path("assigneeId").asString()).isNotEmpty();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aTaskIsDoneWithOneKeyAndTakenBackWithAnother() {
        look("/tasks");
        var row =
                page.getByRole(AriaRole.GRID).locator("[data-row]").filter(having("second press"));
        press(row, "Mark done");
        assertThat(row).isHidden();
        page.waitForCondition(() -> !platform.sent.isEmpty());
        assertThat(platform.sent.getLast().path()).endsWith("/completion");

        page.locator(".toast").getByRole(AriaRole.BUTTON, undo()).click();
        assertThat(page.locator(".freshness")).hasText("Live");
        page.waitForCondition(() -> platform.sent.getLast().path().endsWith("/reopening"));
        assertThat(tab.complaints()).isEmpty();
    }

    /// The platform keeps what it counted for a few seconds.
    @Test
    void whatIsDoneIsCountedNoMore() {
        look("/customers/" + platform.records.first("customers").path("id").asString());
        var tasks = page.locator(".panel").filter(having("Tasks")).first();
        assertThat(tasks.locator("li")).hasCount(3);
        assertThat(tasks.locator(".count")).hasText("3");
        tasks.locator("li").first().getByRole(AriaRole.BUTTON).click();
        assertThat(tasks.locator("li")).hasCount(2);
        assertThat(tasks.locator(".count")).hasText("2");
    }

    private static Locator.GetByRoleOptions undo() {
        return new Locator.GetByRoleOptions().setName("Undo");
    }

    @Test
    void whatIsChangedIsSentAloneAndItsDueTimeMoves() {
        var id = platform.records.first("tasks").path("id").asString();
        look("/tasks?open=" + id);
        assertThat(dialog()).containsText("Ask for the old contract.");
        press(dialog(), "Edit");
        dialog().getByLabel("Due", exactly()).fill("2031-01-02");
        press(dialog(), "Save");

        page.waitForCondition(() -> !platform.sent.isEmpty());
        var sent = platform.sent.getLast();
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.header("If-Match")).isEqualTo("\"1\"");
        assertThat(sent.body().toString()).isEqualTo("{\"dueAt\":\"2031-01-02T15:00:00.000Z\"}");
    }

    @Test
    void aTaskComesAgainByARuleThatReadsInWords() {
        look("/tasks?new=1");
        dialog().getByLabel("What is to be done").fill("Water the plants");
        dialog().getByLabel("Repeats").selectOption("Every two weeks");
        press(dialog(), "Save");
        assertThat(dialog()).containsText("What comes again counts from its due date");
        dialog().getByLabel("Due", exactly()).fill("2031-01-06");
        press(dialog(), "Save");
        page.waitForCondition(() -> !platform.sent.isEmpty());
        assertThat(platform.sent.getLast().body().path("recurrenceRule").asString())
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2");

        look("/tasks?open=tsk_01m8myf0tasks2");
        assertThat(dialog()).containsText("Every month");
        press(dialog(), "Not needed");
        assertThat(page.locator(".toast").filter(having("does not come again"))).isVisible();
        assertThat(tab.complaints()).isEmpty();
    }

    /// Nothing that is told may lie under what is open.
    @Test
    void aReminderIsSeenAndReachedWhileAFormIsOpen() throws IOException {
        look("/tasks?new=1");
        assertThat(page.locator(".freshness")).hasText("Live");
        page.waitForCondition(
                () -> platform.addresses.stream().anyMatch(each -> each.contains("/reminders-")));
        dialog().getByLabel("What is to be done").fill("Half written");
        var task = platform.records.first("tasks");
        ((ObjectNode) task.get("state")).put("remindAt", Instant.now().minusSeconds(1).toString());
        platform.tell("task", task.path("id").asString());

        var toast = dialog().locator(".toast");
        assertThat(toast).containsText("Reminder: Call about the second press");
        toast.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dismiss")).click();
        assertThat(toast).isHidden();
        assertThat(dialog().getByLabel("What is to be done")).hasValue("Half written");
    }

    /// What came while nobody looked is told at the next sign-in, once.
    @Test
    void aReminderThatWasMissedIsToldLater() {
        var state = (ObjectNode) platform.records.first("tasks").get("state");
        state.put("remindAt", Instant.now().minusSeconds(600).toString());

        look("/customers");
        assertThat(page.locator(".toast")).containsText("Reminder: Call about the second press");
        look("/customers");
        page.waitForCondition(() ->
                platform.addresses.stream()
                                .filter(each -> each.contains("sort=-changed"))
                                .filter(each -> each.contains("/tasks"))
                                .count()
                        >= 2);
        assertThat(page.locator(".toast")).hasCount(0);
    }

    @Test
    void whatIsGivenToAnotherLeavesOnesOwn() throws IOException {
        look("/tasks");
        assertThat(page.locator(".freshness")).hasText("Live");
        var row =
                page.getByRole(AriaRole.GRID).locator("[data-row]").filter(having("second press"));
        assertThat(row).isVisible();
        var other = platform.records.first("employees").path("id").asString();
        var id = platform.records.first("tasks").path("id").asString();
        platform.records.change("tasks", id, "assigneeId", other);
        platform.tell("task", id);

        assertThat(row).isHidden();
        assertThat(page.locator(".page-head .count")).hasText("1");
    }

    @Test
    void whatIsOverdueIsOneList() {
        look("/tasks");
        page.getByLabel("Due").selectOption("overdue");
        page.waitForCondition(
                () -> platform.addresses.stream().anyMatch(each -> each.contains("dueTo=")));
        assertThat(page).hasURL(Pattern.compile("due=overdue"));
        assertThat(tab.complaints()).isEmpty();
    }

    /// The platform says when the time has come; whoever has the console open is told.
    @Test
    void whoHasTheConsoleOpenIsRemindedWhereverTheyAre() throws IOException {
        look("/customers");
        page.waitForCondition(
                () -> platform.addresses.stream().anyMatch(each -> each.contains("/reminders-")));
        var task = platform.records.first("tasks");
        var state = (ObjectNode) task.get("state");
        state.put("remindAt", Instant.now().minusSeconds(1).toString());
        platform.tell("task", task.path("id").asString());

        assertThat(page.locator(".toast")).containsText("Reminder: Call about the second press");
        page.locator(".toast")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Look"))
                .click();
        assertThat(dialog()).containsText("Ask for the old contract.");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
