package io.rapport.suites.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.deploy.browser.Tab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// The tasks of the console's page of first tasks, as somebody with a pointer does them.
final class FirstTasks {

    private static final String SHOWN = "成都新锐医疗器械有限公司";

    private final Tab tab;
    private final Page page;
    private final String console;

    FirstTasks(Tab tab, String console) {
        this.tab = tab;
        this.page = tab.page();
        this.console = console;
    }

    void of(String user) throws IOException {
        switch (user) {
            case "anna" -> anna();
            case "bo" -> bo();
            case "mei" -> mei();
            case "sam" -> sam();
            case "lina" -> lina();
            case "max" -> max();
            case "ivy" -> ivy();
            case "otto" -> otto();
            case "ada" -> ada();
            default -> throw new IllegalArgumentException(user + " has no first tasks");
        }
    }

    private void anna() {
        find("chengdu", SHOWN);
        press(main(), "Log an interaction");
        dialog().getByLabel("What was it about?").fill("Called about the press");
        send("Log");
        assertThat(page.locator(".timeline .entry").first()).containsText("Called about the press");

        press(main(), "Add contact");
        dialog().getByLabel("Name", exactly()).fill("Ming Zhou");
        dialog().getByLabel("Phone").fill("+86 139 1234 5678");
        send("Save");
        assertThat(main()).containsText("Ming Zhou");
        page.keyboard().press("Control+k");
        page.keyboard().type("+86 139 1234 5678");
        option("Ming Zhou").click();
        assertThat(heading()).hasText(SHOWN);
        press(dialog(), "Edit");
        dialog().getByLabel("Role in decisions").selectOption("Decider");
        press(dialog().locator("footer"), "Save");
        assertThat(dialog().locator(".facts")).containsText("+86 139 1234 5678");
        assertThat(dialog()).containsText("Decider");
        page.keyboard().press("Escape");
        assertThat(dialog()).isHidden();

        look("/pipeline");
        var card = page.locator(".column").first().locator(".card").first();
        var deal = page.locator("[data-deal='" + card.getAttribute("data-deal") + "']");
        card.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.MENUITEM).first().click();
        assertThat(page.locator(".column").nth(1).locator(deal)).isVisible();

        look("/tasks?new=1");
        dialog().getByLabel("What is to be done").fill("Look after the press");
        dialog().getByLabel("Due", exactly()).fill("2031-01-06");
        dialog().getByLabel("Repeats").selectOption("Every month");
        send("Save");
        var task =
                page.getByRole(AriaRole.GRID)
                        .getByRole(AriaRole.ROW)
                        .filter(having("Look after the press"));
        assertThat(task).containsText("Jan 6, 2031");
        press(task, "Mark done");
        assertThat(task).containsText("Feb 6, 2031");
    }

    private void bo() {
        look("/customers?new=1");
        dialog().getByLabel("Name", exactly()).fill("Hafenlogistik Bo");
        send("Save");
        assertThat(heading()).hasText("Hafenlogistik Bo");

        press(main(), "New deal");
        dialog().getByLabel("Name of the deal").fill("Bo's crane");
        dialog().getByLabel("Amount").fill("50,000");
        dialog().getByLabel("Expected close").fill(today().plusMonths(1).toString());
        send("Save");
        press(page.locator(".toast"), "Open it");
        assertThat(heading()).hasText("Bo's crane");

        press(main(), "Lose");
        dialog().getByLabel("Reason").selectOption("price");
        send("Lose");
        assertThat(main()).containsText("Lost because");
        press(main(), "Reopen");
        press(main(), "Win");
        send("Win");
        assertThat(main()).containsText("Won");
    }

    private void mei() {
        look("/funnel?before=" + today().minusMonths(3));
        assertThat(main()).containsText("Newly open");
        var cameIn =
                main().getByRole(AriaRole.TAB)
                        .or(main().locator("summary"))
                        .filter(having("Newly open"));
        assertThat(cameIn.or(main().getByText("Newly open")).first()).isVisible();

        find("chengdu", SHOWN);
        page.locator("main input[type=date]")
                .fill(today().minusMonths(1).withDayOfMonth(1).toString());
        page.keyboard().press("Enter");
        assertThat(main()).containsText("This is how it was at the end of");
        press(main(), "Back to today");

        menu("Change owner");
        dialog().getByRole(AriaRole.COMBOBOX).fill("Chen");
        option("Chen Kai").click();
        send("Save");
        assertThat(page.locator("main .who")).containsText("Chen Kai");
    }

    private void sam() {
        look("/desk?queue=none");
        page.getByRole(AriaRole.GRID).locator("[data-row='0'] a").first().click();
        press(main(), "Take it");
        assertThat(page.locator("main .who")).containsText("Sam");

        press(main(), "Set waiting");
        send("Set waiting");
        press(main(), "Go on");
        menu("Urgent");
        assertThat(page.locator("main .who")).containsText("Urgent");
        press(main(), "Resolve");
        assertThat(page.locator("main .who")).containsText("Resolved");

        // Whose customer it is makes no difference to the desk.
        assertThat(page.locator("main ol.timeline")).containsText("Ticket resolved");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY).locator("h2").first()).isVisible();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("Contacts");

        look("/desk?inbox=1");
        dialog().locator("li a").first().click();
        assertThat(page).hasURL(Pattern.compile("/tasks\\?open=|/tickets/"));
        look("/desk?inbox=1");
        dialog().locator("footer button").click();
        assertThat(page.locator("header .bell")).hasAccessibleName("Notices: nothing new");
    }

    private void lina() {
        look("/desk?queue=all&sort=-priority");
        page.getByRole(AriaRole.GRID).locator("[data-row='0'] a").first().click();
        menu("Assign");
        dialog().getByRole(AriaRole.COMBOBOX).fill("Lina");
        option("Lina").click();
        send("Save");
        assertThat(page.locator("main .who")).containsText("Lina");

        look("/desk?queue=all&status=CLOSED");
        page.getByRole(AriaRole.GRID).locator("[data-row='0'] a").first().click();
        press(main(), "Reopen");
        assertThat(page.locator("main .who")).containsText("Open");
    }

    private void max() {
        look("/campaigns?new=1");
        dialog().getByLabel("Name", exactly()).fill("Spring letter");
        dialog().getByLabel("Objective").fill("Bring the idle ones back");
        dialog().getByLabel("Budget").fill("20,000");
        send("Save");
        assertThat(heading()).hasText("Spring letter");

        press(main(), "Add customers");
        for (var name : new String[] {"成都", "北京"}) {
            dialog().getByRole(AriaRole.COMBOBOX).first().fill(name);
            option(name).click();
        }
        send("Add 2");
        press(main(), "Launch");
        send("Launch");
        assertThat(page.locator("main .who")).containsText("Running");
        assertThat(page.locator("main .figures li").first()).containsText("2");
    }

    private void ivy() throws IOException {
        look("/funnel?by=product");
        assertThat(main()).containsText("Win rate");
        var file = page.waitForDownload(() -> press(main(), "Export as CSV"));
        assertThat(text(file)).contains("Win rate");

        look("/customers");
        page.locator("input[aria-label='Owner']").fill("Anna");
        option("Anna Song").click();
        assertThat(page).hasURL(Pattern.compile("owner=emp_"));
    }

    private void otto() {
        look("/operations");
        assertThat(main().locator(".figures")).containsText("5 / 5");
        assertThat(main()).containsText("Nothing is parked");

        var search =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Analytics"))
                        .getByRole(AriaRole.ROW)
                        .filter(having("search"));
        assertThat(search).hasCount(1);
        search.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Build anew"))
                .click();
        send("Build anew");
        assertThat(search).hasCount(2);
    }

    private void ada() {
        look("/products?new=1");
        dialog().getByLabel("Name", exactly()).fill("Press 900");
        dialog().getByLabel("List price").fill("99,000");
        send("Save");
        assertThat(page.getByRole(AriaRole.GRID)).containsText("Press 900");

        look("/pipelines");
        page.getByRole(AriaRole.GRID).locator("[data-row='0'] a").first().click();
        press(main(), "Edit");
        press(dialog(), "Add a stage");
        page.keyboard().type("Legal review");
        dialog().getByLabel("Win, %").last().fill("80");
        send("Save as version 2");
        look("/pipeline");
        assertThat(page.locator(".column")).hasCount(5);

        look("/directory");
        press(main(), "New employee");
        dialog().getByLabel("Name", exactly()).fill("Eva Neumann");
        dialog().getByRole(AriaRole.COMBOBOX).first().fill("Sales East");
        option("Sales East").click();
        press(dialog().locator("footer"), "Save");
        assertThat(page.locator(".toast").last()).containsText("Eva Neumann");
        assertThat(dialog()).containsText("Sales East");
    }

    private void look(String path) {
        tab.look(console + path);
    }

    private void find(String typed, String wanted) {
        page.keyboard().press("Control+k");
        page.keyboard().type(typed);
        option(wanted).click();
        assertThat(heading()).hasText(wanted);
        tab.settled();
    }

    private void menu(String entry) {
        press(main(), "Actions");
        page.getByRole(AriaRole.MENUITEM)
                .or(page.getByRole(AriaRole.MENUITEMRADIO))
                .filter(having(entry))
                .first()
                .click();
    }

    private void press(Locator where, String button) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /// Presses the button of the dialog, which is gone when the platform has accepted it.
    private void send(String button) {
        press(dialog().locator("footer"), button);
        assertThat(dialog()).isHidden();
    }

    private Locator main() {
        return page.locator("main");
    }

    private Locator heading() {
        return page.locator("main h1").first();
    }

    private Locator dialog() {
        return page.locator("dialog[open]").last();
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION).filter(having(name)).first();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String text(Download file) throws IOException {
        try (var stream = file.createReadStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
