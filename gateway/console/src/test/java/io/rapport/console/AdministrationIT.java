package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/// What those do who keep the organization in order. Skipped where there is no Chromium: `apt-get
/// install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class AdministrationIT extends Story {

    @Test
    void stagesArePutInOrderByKeysByTheMenuAndByDragging() {
        editPipeline();
        stage("qualification").getByRole(AriaRole.BUTTON).first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(stage("qualification").locator(".handle")).isFocused();
        assertThat(dialog()).containsText("Qualification: now 2 of 4");

        press(stage("negotiation"), "What to do with Negotiation");
        choose("Move up");
        stage("proposal").locator(".handle").dragTo(stage("needs").locator("input").first());
        press(dialog(), "Save as version 2");

        assertThat(dialog()).isHidden();
        assertThat(order(platform.sent.getLast().body()))
                .containsExactly("proposal", "needs", "qualification", "negotiation");
        assertThat(platform.sent.getLast().header("If-Match")).isEqualTo("\"1\"");
        assertThat(page.locator("main")).containsText("Version 2");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void everyVersionOfAPipelineTellsWhatItChangedAndWhatItsStagesWere() {
        look("/pipelines/" + platform.records.first("pipelines").path("id").asString());

        var versions = page.locator(".versions > li");
        assertThat(versions).hasCount(2);
        assertThat(versions.first())
                .containsText(
                        "Direct is called General · Qualification: 20% → 10% · Needs analysis: 14"
                                + " days → – planned · Demo retired · Proposal added");
        assertThat(versions.last()).containsText("Defined with 3 stages");
        assertThat(versions.last().locator("table")).isHidden();
        versions.last().locator("summary").press("Enter");
        assertThat(versions.last().locator("tbody tr").first()).containsText("20%");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aStageIsAddedAndOneThatWasInUseIsRetired() {
        editPipeline();
        press(dialog(), "Add a stage");
        page.keyboard().type("Legal review");
        press(dialog(), "Save as version 2");
        assertThat(dialog()).containsText("Write a percentage from 0 to 100");
        page.keyboard().type("82.5");
        press(stage("needs"), "What to do with Needs analysis");
        choose("Retire the stage");
        press(dialog(), "Save as version 2");

        assertThat(dialog()).isHidden();
        var stages = platform.sent.getLast().body().path("stages");
        assertThat(stages.path(4).path("id").asString()).isEqualTo("legal-review");
        assertThat(stages.path(4).path("probability").asString()).isEqualTo("0.825");
        assertThat(stages.path(1).path("retired").asBoolean()).isTrue();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Its deals")).click();
        assertThat(page.locator(".column h2"))
                .hasText(new String[] {"Qualification", "Proposal", "Negotiation", "Legal review"});
    }

    @Test
    void whoChangesAPipelineMeanwhileLosesNothing() {
        editPipeline();
        stage("needs").getByLabel("Win, %").fill("30");
        var theirs = platform.records.first("pipelines");
        var stages = (tools.jackson.databind.node.ArrayNode) theirs.at("/state/stages");
        stages.addObject()
                .put("id", "contract")
                .put("name", "Contract")
                .put("probability", "0.9")
                .put("retired", false);
        Records.raise(theirs);

        press(dialog(), "Save as version 2");

        assertThat(page.locator(".toast")).containsText("together with a change");
        var sent = platform.sent.getLast().body();
        assertThat(order(sent)).contains("contract");
        assertThat(sent.at("/stages/1/probability").asString()).isEqualTo("0.3");
    }

    @Test
    void aProductIsFoundRepricedAndTakenOffTheList() throws IOException {
        look("/products");
        page.getByRole(AriaRole.SEARCHBOX).fill("press");
        var rows = page.getByRole(AriaRole.GRID).locator("[data-row]");
        assertThat(rows).hasCount(2);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Press 200").setExact(true))
                .click();
        press(dialog(), "Edit");
        dialog().getByLabel("List price").fill("10,400.50");
        save();

        assertThat(dialog()).containsText("$10,400.50");
        var sent = platform.sent.getFirst();
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.body().path("listPrice").path("amount").asString()).isEqualTo("10400.50");
        assertThat(sent.body().has("name")).isFalse();

        press(dialog(), "Take off the list");
        press(dialog(), "Take off the list");
        assertThat(dialog()).containsText("Off the list");
        press(dialog(), "Close");
        platform.tell("product", sent.path().split("/", -1)[1]);
        assertThat(rows.filter(having("Press 200"))).containsText("Off the list");
        assertThat(page).hasURL(Pattern.compile("name=press$"));
    }

    @Test
    void whatCannotBeRetiredIsSaidWhereItWasAsked() {
        look("/products?open=" + platform.records.first("products").path("id").asString());
        press(dialog(), "Take off the list");
        platform.next.add(
                new SmallPlatform.Reply(
                        409,
                        "{\"status\":409,\"code\":\"x\",\"detail\":\"It is promised to someone.\"}"));
        press(dialog(), "Take off the list");
        assertThat(dialog().getByRole(AriaRole.ALERT)).hasText("It is promised to someone.");
    }

    @Test
    void whoLeavesLeavesBehindWhatIsShown() {
        var anna = Records.answer("me").at("/employee/id").asString();
        look("/directory");
        page.getByRole(AriaRole.SEARCHBOX).fill("Anna");
        var rows = page.getByRole(AriaRole.GRID).locator("[data-row]");
        assertThat(rows).hasCount(1);
        rows.first().getByRole(AriaRole.LINK).click();
        press(dialog(), "Leaves the company");
        assertThat(dialog()).containsText("keeps its owner until it is handed over");
        var customers = dialog().getByRole(AriaRole.LISTITEM).filter(having("Customers"));
        assertThat(customers).containsText(String.valueOf(ownedBy("customers", "ownerId", anna)));

        var day = dialog().getByLabel("Last day");
        day.fill("2099-01-01");
        press(dialog(), "Leaves the company");
        assertThat(dialog()).containsText("Choose a day that is not in the future.");
        day.fill("2026-10-30");
        press(dialog(), "Leaves the company");
        assertThat(page.locator(".toast")).containsText("has left.");
        assertThat(platform.sent.getLast().body().path("effectiveAt").asString())
                .isEqualTo("2026-10-30T23:59:59.999Z");

        dialog().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Customers"))
                .click();
        assertThat(page).hasURL(platform.address("/customers?owner=" + anna));
    }

    @Test
    void aTeamIsFormedAndWhoIsInItIsShown() {
        look("/directory?tab=teams");
        page.locator("main").focus();
        page.keyboard().press("n");
        page.keyboard().type("Partners");
        dialog().getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Lead"))
                .fill("Mei");
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Mei Zhao")))
                .click();
        save();
        assertThat(dialog()).containsText("Nobody");
        assertThat(platform.sent.getFirst().body().path("leadId").asString())
                .isEqualTo(platform.records.all("employees").get(1).path("id").asString());

        press(dialog(), "Dissolve");
        press(dialog(), "Dissolve");
        assertThat(page.locator(".toast").last()).containsText("Partners is dissolved.");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void manyCustomersAreChosenByKeysAndHandedOver() {
        look("/customers");
        var rows = page.locator("[data-row]");
        rows.first().focus();
        page.keyboard().press("Space");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page.locator(".chosen")).containsText("3 chosen");
        rows.nth(4)
                .getByRole(AriaRole.CHECKBOX)
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(page.locator(".chosen")).containsText("5 chosen");

        var max = max();
        page.keyboard().press("o");
        give("Max");
        var already = chosen(5).stream().filter(max::equals).count();
        assertThat(dialog()).containsText((5 - already) + " customers change hands");
        platform.next.add(
                new SmallPlatform.Reply(
                        422,
                        "{\"status\":422,\"code\":\"x\",\"detail\":\"Somebody negotiates with it.\"}"));
        press(dialog(), "Change " + (5 - already) + " owners");

        assertThat(dialog())
                .containsText((4 - already) + " of " + (5 - already) + " done, 1 refused.");
        assertThat(dialog()).containsText("Somebody negotiates with it.");
        press(dialog(), "Try 1 refused again");
        assertThat(dialog()).containsText((5 - already) + " of " + (5 - already) + " done.");
        assertThat(chosen(5)).containsOnly(max);
    }

    @Test
    void ofAChangeOfOwnersNothingIsLostWhenTheConnectionBreaksAndThePageIsLeft() {
        look("/customers");
        page.getByLabel("Choose all that are loaded").check();
        var many = platform.records.all("customers").size();
        assertThat(page.locator(".chosen")).containsText(many + " chosen");
        press(page.locator(".chosen"), "Change owner");
        dialog().getByLabel("Give back to the pool").check();
        platform.reachable = false;
        press(dialog(), "Change " + owned(many) + " owners");
        assertThat(dialog()).containsText("What is left is kept.");
        assertThat(dialog()).containsText("0 of " + owned(many) + " done.");

        platform.reachable = true;
        var waiting = owned(many);
        look("/customers");
        press(page.locator("main"), "Show");
        press(dialog(), "Go on with " + waiting);
        assertThat(dialog()).containsText(waiting + " of " + waiting + " done.");
        assertThat(owned(many)).isZero();
        press(dialog(), "Done");
        assertThat(page.locator("main").getByRole(AriaRole.NOTE)).hasCount(0);
    }

    @Test
    void whichColumnsAreShownIsKept() {
        look("/customers");
        var heads = page.getByRole(AriaRole.COLUMNHEADER);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Columns")).click();
        for (var column : new String[] {"Belongs to", "Industry"}) {
            page.getByRole(AriaRole.MENUITEMCHECKBOX, new Page.GetByRoleOptions().setName(column))
                    .click();
        }
        page.keyboard().press("Escape");
        assertThat(heads.filter(having("Belongs to"))).hasCount(1);
        look("/customers");
        assertThat(heads.filter(having("Belongs to"))).hasCount(1);
        assertThat(heads.filter(having("Industry"))).hasCount(0);
    }

    private void give(String employee) {
        dialog().getByRole(AriaRole.COMBOBOX).fill(employee);
        dialog().locator("[role=option]").first().click();
    }

    private String max() {
        return platform.records.all("employees").stream()
                .filter(one -> Records.name(one).startsWith("Max"))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// Who owns the first customers of the list.
    private List<String> chosen(int first) {
        return platform.records.all("customers").stream()
                .limit(first)
                .map(one -> one.at("/state/ownerId").asString(""))
                .toList();
    }

    private long owned(int first) {
        return chosen(first).stream().filter(owner -> !owner.isEmpty()).count();
    }

    /// What a role may not do is not offered.
    @Test
    void aSellerLooksOnly() {
        platform.roles = List.of("seller");
        look("/products?open=" + platform.records.first("products").path("id").asString());
        assertThat(dialog()).containsText("List price");
        assertThat(dialog().getByRole(AriaRole.BUTTON)).hasCount(1);
        look(
                "/directory?leave=1&open="
                        + platform.records.first("employees").path("id").asString());
        assertThat(dialog()).containsText("Reports to");
        assertThat(dialog().getByRole(AriaRole.BUTTON)).hasCount(1);
        var links = page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK);
        assertThat(links.filter(having("Directory"))).hasCount(1);
        assertThat(links.filter(having("Sales stages"))).hasCount(0);
    }

    private long ownedBy(String kind, String attribute, String employee) {
        return platform.records.all(kind).stream()
                .filter(one -> one.at("/state/" + attribute).asString("").equals(employee))
                .count();
    }

    private void editPipeline() {
        look("/pipelines");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("General").setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Edit").setExact(true))
                .click();
        assertThat(page).hasURL(Pattern.compile("edit=1"));
    }

    private Locator stage(String id) {
        return dialog().locator("[data-stage='" + id + "']");
    }

    private static List<String> order(JsonNode body) {
        return body.path("stages").valueStream().map(stage -> stage.path("id").asString()).toList();
    }
}
