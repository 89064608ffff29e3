package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.deploy.browser.Tab;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// What people do, and what may come between. Skipped where there is no Chromium: `apt-get install
/// chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class StoriesIT extends Story {

    /// Before one calls, or opens one more deal.
    @Test
    void whoElseWasInTouchLatelyIsToldBeforeOneIsOneself() {
        var customer = platform.records.first("customers").path("id").asString();
        var colleague = platform.records.first("employees").path("id").asString();
        var own = Records.answer("me").at("/employee/id").asString();
        platform.told.change(
                "timeline",
                timeline -> {
                    talk(timeline, "int_1", colleague, "Asked for prices", 2);
                    talk(timeline, "int_2", own, "My own call", 1);
                    talk(timeline, "int_3", colleague, "Long ago", 20);
                });
        look("/customers/" + customer);
        press(page.locator("main"), "Log an interaction");

        assertThat(dialog()).containsText("In the last 14 days others were in touch");
        assertThat(dialog()).containsText("Asked for prices");
        assertThat(dialog()).not().containsText("My own call");
        assertThat(dialog()).not().containsText("Long ago");
        press(dialog(), "Cancel");
        press(page.locator("main"), "New deal");
        assertThat(dialog()).containsText("Asked for prices");
        assertThat(tab.complaints()).isEmpty();
    }

    private static void talk(JsonNode timeline, String id, String who, String subject, int days) {
        var entry = ((ArrayNode) timeline.get("items")).addObject();
        entry.put("id", id + ".1.1")
                .put("at", Instant.now().minus(Duration.ofDays(days)).toString())
                .put("type", "rapport.interaction.recorded.v1")
                .put("kind", "interaction")
                .put("aggregateId", id);
        entry.putObject("actor").put("kind", "EMPLOYEE").put("id", who);
        entry.putObject("values").put("employee", who).put("subject", subject);
    }

    @Test
    void dealsAreNarrowedByWhenTheyClose() {
        look("/pipeline?view=list");
        page.getByLabel("Closes").selectOption("overdue");
        page.waitForCondition(() -> !asked("closeDateTo").isEmpty());
        assertThat(asked("closeDateFrom")).isEmpty();
        assertThat(LocalDate.parse(asked("closeDateTo")))
                .isBetween(today().minusDays(1), today().plusDays(1));

        page.getByLabel("Closes").selectOption("next30");
        page.waitForCondition(() -> !asked("closeDateFrom").isEmpty());
        assertThat(LocalDate.parse(asked("closeDateFrom")))
                .isBetween(today().minusDays(1), today().plusDays(1))
                .isEqualTo(LocalDate.parse(asked("closeDateTo")).minusDays(31));
        page.reload();
        assertThat(page.getByLabel("Closes")).hasValue("next30");
        assertThat(tab.complaints()).isEmpty();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /// What the last list of deals was asked with; empty where it was not.
    private String asked(String parameter) {
        return platform.addresses.stream()
                .filter(address -> address.startsWith("/api/v1/opportunities?"))
                .reduce((_, later) -> later)
                .map(address -> address.split("[?&]" + parameter + "=", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1].split("&", 2)[0])
                .orElse("");
    }

    @Test
    void aCustomerIsFoundAndACallIsLoggedByKeysAlone() {
        look("/");
        page.keyboard().press("Control+k");
        page.keyboard().type("cheng");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("成都");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        look("/customers/" + customer());
        page.locator("main").focus();
        page.keyboard().press("l");
        assertThat(dialog()).isVisible();
        page.keyboard().type("Asked about delivery");
        page.keyboard().press("Enter");
        assertThat(dialog()).isHidden();

        var sent = platform.sent.getFirst();
        assertThat(sent.path()).isEqualTo("interactions");
        assertThat(sent.body().path("subject").asString()).isEqualTo("Asked about delivery");
        assertThat(sent.header("X-XSRF-TOKEN")).isEqualTo("proof");
        assertThat(sent.header("Idempotency-Key")).hasSize(32);
        assertThat(tab.complaints()).isEmpty();
    }

    /// Keys come faster than a browser paints: what was opened has the focus before the next one.
    @Test
    void whoTypesOnAtOnceLosesNoLetter() {
        look("/customers/" + customer());
        var focus =
                """
                async key => {
                  document.querySelector('main').dispatchEvent(
                      new KeyboardEvent('keydown', { key, ctrlKey: key === 'k', bubbles: true, cancelable: true }));
                  await 0;
                  await 0;
                  return [...document.querySelectorAll('dialog[open]')].some(it => it.contains(document.activeElement))
                    && document.activeElement.tagName;
                }\
                """;

        assertThat(page.evaluate(focus, "k")).isEqualTo("INPUT");
        page.keyboard().press("Escape");
        assertThat(dialog()).isHidden();
        assertThat(page.evaluate(focus, "l")).isEqualTo("INPUT");
    }

    /// What one looks at every morning is two keys away: kept over a reload, and not lost by a
    /// slip.
    @Test
    void whatOneOftenLooksAtIsKeptUnderAName() {
        look("/customers?lifecycle=PROSPECT&sort=-changed");
        menu("Views", "Save this view…");
        save();
        assertThat(dialog()).containsText("Write a name.");
        dialog().getByLabel("Name of the view").fill("My prospects");
        save();
        assertThat(dialog()).isHidden();

        look("/customers");
        menu("Views", "My prospects");
        page.waitForURL("**/customers?**lifecycle=PROSPECT**");
        assertThat(page.url()).contains("sort=-changed");

        menu("Views", "Delete “My prospects”");
        press(page.locator(".toasts"), "Undo");
        look("/customers");
        menu("Views", "My prospects");
        page.waitForURL("**/customers?**lifecycle=PROSPECT**");
        assertThat(tab.complaints()).isEmpty();
    }

    private void menu(String name, String entry) {
        press(page.locator("main"), name);
        page.getByRole(AriaRole.MENU)
                .locator("button")
                .filter(new Locator.FilterOptions().setHasText(entry))
                .first()
                .click();
    }

    @Test
    void whoChangesSomethingElseMeanwhileIsNoObstacle() {
        edit("region", "Bavaria");
        platform.records.change("customers", customer(), "industry", "robotics");

        save();

        assertThat(page.locator(".toast")).containsText("together with a change");
        assertThat(state("region")).isEqualTo("Bavaria");
        assertThat(state("industry")).isEqualTo("robotics");
    }

    @Test
    void whoChangesTheSameIsShownAndOneChooses() {
        edit("region", "Bavaria");
        platform.records.change("customers", customer(), "region", "Saxony");

        save();

        var conflict =
                page.getByRole(
                        AriaRole.DIALOG,
                        new Page.GetByRoleOptions().setName("Somebody changed this meanwhile"));
        assertThat(conflict).containsText("Saxony");
        assertThat(conflict).containsText("Bavaria");
        conflict.getByLabel("Saxony").check();
        conflict.getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save the choice"))
                .click();
        assertThat(dialog()).isHidden();
        assertThat(state("region")).isEqualTo("Saxony");
    }

    @Test
    void whatThePlatformNamesIsSaidBesideTheField() {
        look("/customers?new=1");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Nordwind");
        platform.next.add(
                new SmallPlatform.Reply(
                        422,
                        "{\"status\":422,\"code\":\"request.invalid\",\"errors\":[{\"field\":\"industry\",\"message\":\"is not one of ours\"}]}"));

        save();

        var industry = dialog().getByLabel("Industry");
        assertThat(industry).hasAttribute("aria-invalid", "true");
        assertThat(industry).isFocused();
        assertThat(dialog()).containsText("is not one of ours");
        save();
        assertThat(page).hasURL(Pattern.compile("/customers/cus_new"));
    }

    @Test
    void aDealThatMayNotMoveGoesBackInSight() {
        look("/pipeline");
        var card = column("Qualification").locator(".card").first();
        var name = card.getAttribute("aria-label");
        var id = card.getAttribute("data-deal");
        platform.next.add(
                new SmallPlatform.Reply(
                        422,
                        "{\"status\":422,\"code\":\"x\",\"detail\":\"The stage is closed to you.\"}"));

        card.focus();
        for (var key : new String[] {"Space", "ArrowRight", "Space"}) {
            page.keyboard().press(key);
        }

        assertThat(page.locator(".toast.bad")).containsText("The stage is closed to you.");
        assertThat(column("Qualification").locator("[data-deal='" + id + "']"))
                .hasAttribute("aria-label", text(name));
    }

    @Test
    void aDealIsMovedByKeysAndByTheMenu() {
        look("/pipeline");
        var card = column("Qualification").locator(".card").first();
        var id = text(card.getAttribute("data-deal"));
        card.focus();
        for (var key : new String[] {"Space", "ArrowRight", "Space"}) {
            page.keyboard().press(key);
        }
        var moved = column("Needs analysis").locator("[data-deal='" + id + "']");
        assertThat(moved).isFocused();

        moved.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Proposal")).click();
        assertThat(column("Proposal").locator("[data-deal='" + id + "']")).isVisible();
        assertThat(platform.sent).hasSize(2);
    }

    @Test
    void aDealIsDraggedAndLostWithAReason() {
        look("/pipeline");
        var card = column("Proposal").locator(".card").first();
        card.dragTo(column("Negotiation"));
        assertThat(
                        column("Negotiation")
                                .locator(
                                        "[data-deal='"
                                                + platform.sent.getFirst().path().split("/", -1)[1]
                                                + "']"))
                .isVisible();

        var other = column("Proposal").locator(".card").first();
        other.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Lose")).click();
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Lose").setExact(true))
                .click();
        assertThat(dialog()).containsText("Say why it was lost.");
        dialog().getByLabel("Reason").selectOption("price");
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Lose").setExact(true))
                .click();
        assertThat(dialog()).isHidden();
        assertThat(platform.sent.getLast().body().path("reasonCode").asString()).isEqualTo("price");
    }

    @Test
    void whatWasTypedOutlivesALostConnectionAReloadAndTheEndOfTheSession() {
        look("/customers?new=1");
        name().fill("Nordwind");
        platform.reachable = false;
        save();
        assertThat(dialog()).containsText("cannot be reached");
        assertThat(name()).hasValue("Nordwind");

        platform.reachable = true;
        platform.signedIn = false;
        save();
        assertThat(page.locator("main")).containsText("Your session has ended.");

        platform.signedIn = true;
        look("/customers?new=1");
        assertThat(name()).hasValue("Nordwind");
        assertThat(dialog()).containsText("What you typed last time was kept.");
        save();
        assertThat(page).hasURL(Pattern.compile("/customers/cus_new"));
    }

    @Test
    void draftsDieWhenTheirPersonSignsOut() {
        look("/customers?new=1");
        name().fill("Nordwind");
        page.waitForCondition(() -> drafts() == 1);
        look("/customers");
        page.locator(".topbar")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("settings")))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertThat(page.locator("h1")).hasText("signed out");
        assertThat(drafts()).isZero();
    }

    @Test
    void aColleaguesChangeShowsByItself() throws IOException {
        look("/customers");
        var id = platform.records.first("customers").path("id").asString();
        assertThat(page.locator(".freshness")).hasText("Live");
        platform.records.change("customers", id, "region", "Lower Saxony");
        platform.tell("customer", id);
        assertThat(page.getByRole(AriaRole.GRID)).containsText("Lower Saxony");
    }

    @Test
    void twoTabsReadOneStream() {
        look("/customers");
        assertThat(page.locator(".freshness")).hasText("Live");
        var other = Tab.of(person);
        other.page().navigate(platform.address("/desk"));
        assertThat(other.page().locator(".freshness")).hasText("Live");
        assertThat(platform.openStreams()).isEqualTo(1);
    }

    @Test
    void ofAHundredThousandCustomersThoseAreDrawnThatAreSeen() {
        platform.manyCustomers = 100_000;
        look("/customers");
        var grid = page.getByRole(AriaRole.GRID);
        assertThat(page.locator(".page-head")).containsText("10,000+");
        grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight; }");
        assertThat(page.locator("[data-row='104']")).isAttached();
        grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight; }");
        assertThat(page.locator("[data-row='204']")).isAttached();
        assertThat(page.locator("[data-row]").count()).isLessThanOrEqualTo(80);
    }

    @Test
    void enterIsNotSentWhileAnInputMethodComposes() {
        look("/");
        page.keyboard().press("Control+k");
        var box = page.getByRole(AriaRole.COMBOBOX);
        box.evaluate(
                "box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))");
        assertThat(box).isVisible();
        page.keyboard().press("Enter");
        assertThat(box).isHidden();
    }

    @Test
    void aPastDayStandsInTheAddress() {
        look("/customers/" + customer() + "?asOf=2026-06-30&known=then");
        assertThat(page.locator("main"))
                .containsText("This is what was known at the end of June 30, 2026.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to today"))
                .click();
        assertThat(page).hasURL(platform.address("/customers/" + customer()));
    }

    /// A browser takes 0002-06-30 for a day while its year is being typed.
    @Test
    void aPastDayIsTypedWithoutLosingThePlace() {
        look("/customers/" + customer());
        var day = page.locator(".as-of input[type=date]");
        day.focus();
        page.keyboard().type("06302026");
        assertThat(page).hasURL(Pattern.compile("asOf=2026-06-30$"));
        assertThat(day).isFocused();
        assertThat(page.locator(".as-of")).containsText("June 30, 2026");
    }

    @Test
    void whatAFieldOffersIsNotCutOffByItsDialog() {
        look("/customers/" + customer());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Change owner"))
                .click();
        dialog().getByRole(AriaRole.COMBOBOX).click();
        var offered = page.locator(".listbox:popover-open [role=option]");
        assertThat(offered.nth(3)).isVisible();
        var seen =
                "it => { const at = it.getBoundingClientRect();"
                        + " return it.contains(document.elementFromPoint(at.x + 9, at.y + at.height / 2)); }";
        for (var option : List.of(offered.first(), offered.nth(3))) {
            assertThat(option.evaluate(seen)).isEqualTo(true);
        }
        assertThat(tab.barriers()).isEmpty();
    }

    private void edit(String field, String text) {
        look("/customers/" + customer());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Edit customer"))
                .click();
        dialog().locator("[data-field='" + field + "'] input").fill(text);
    }

    private Locator name() {
        return dialog().locator("[data-field='name'] input");
    }

    private Locator column(String stage) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(stage).setExact(true));
    }

    private int drafts() {
        return (int)
                page.evaluate(
                        "Object.keys(localStorage).filter(key => key.startsWith('rapport.draft.')).length");
    }

    private String state(String attribute) {
        return platform.records
                .find("customers", customer())
                .orElseThrow()
                .at("/state/" + attribute)
                .asString();
    }

    private static String customer() {
        return Records.answer("view").at("/customer/id").asString();
    }
}
