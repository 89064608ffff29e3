package io.rapport.suites.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.deploy.browser.Chromium;
import io.rapport.deploy.browser.Screen;
import io.rapport.deploy.browser.Tab;
import io.rapport.suites.LocalPlatform;
import io.rapport.test.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console of a whole platform with the demo's firm, through the gateway and the issuer.
/// Skipped where there is no Chromium: `apt-get install chromium fonts-noto-cjk`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private LocalPlatform platform = LocalPlatform.notStarted();
    private Chromium chromium;
    private String console = "";

    @BeforeAll
    void start() {
        platform = LocalPlatform.up("console");
        platform.run(Patience.WHOLE_PLATFORM, "demo");
        chromium = new Chromium(Patience.LIMIT);
        console = "http://127.0.0.1:" + platform.port("gateway") + "/console";
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        platform.close();
    }

    /// Each screen, by who works with it, shows records: no refusal, nothing empty, nothing that
    /// the browser complains of, nothing that jumps.
    @Test
    void everyScreenShowsWhoWorksWithItWhatThereIs() {
        var wrong = new ArrayList<String>();
        for (var user : List.of("anna", "mei", "sam", "lina", "max", "otto", "ada")) {
            try (var person = chromium.person("en", "light")) {
                var tab = signedIn(person, user);
                for (var screen : Screen.all(this::firstId)) {
                    if (screen.user().equals(user)) {
                        tab.look(console + screen.path());
                        wrong.addAll(tab.faults(screen.name()));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// What a manager does in a day, without a pointer.
    @Test
    void tenTasksAreDoneByKeysAlone() {
        try (var person = chromium.person("en", "light")) {
            var page = person.newPage();
            var keys = new Keys(page);

            // 1: sign in
            page.navigate(console + "/");
            keys.tabTo(page.locator("input[name=username]"));
            keys.type("mei");
            keys.press("Tab");
            keys.type(platform.demoPassword());
            keys.press("Enter");
            assertThat(heading(page)).containsText("Mei Zhao");

            // 2: a new customer, by the palette
            keys.palette("new customer", "New customer");
            assertThat(dialog(page)).isVisible();
            keys.type("Nordlicht Pumpen");
            keys.press("Enter");
            assertThat(heading(page)).hasText("Nordlicht Pumpen");

            // 3: log a call
            keys.press("l");
            assertThat(dialog(page)).isVisible();
            keys.type("Asked about delivery");
            keys.press("Enter");
            assertThat(dialog(page)).isHidden();
            assertThat(page.locator(".timeline").first()).containsText("Asked about delivery");

            // 4: a new deal for that customer
            keys.palette("new deal", "New deal");
            assertThat(dialog(page)).isVisible();
            keys.type("Nordlicht retrofit");
            keys.press("Tab");
            keys.type("Nordlicht");
            assertThat(option(page, "Nordlicht Pumpen")).isVisible();
            keys.press("Enter", "Tab");
            keys.type("12000");
            keys.press("Enter");
            assertThat(dialog(page)).isHidden();

            // 5: move it on the board
            keys.press("g", "p");
            var card =
                    page.getByRole(
                            AriaRole.ARTICLE,
                            new Page.GetByRoleOptions().setName("Nordlicht retrofit"));
            keys.tabTo(card);
            keys.press("Space", "ArrowRight", "Space");
            assertThat(page.locator(".toast").last()).isVisible();
            assertThat(card).isFocused();

            // 6: open it and lose it with a reason
            keys.press("Enter");
            assertThat(heading(page)).hasText("Nordlicht retrofit");
            keys.tabTo(button(page, "Lose"));
            keys.press("Enter");
            keys.tabTo(dialog(page).getByLabel("Reason"));
            keys.press("ArrowDown");
            keys.press("Enter");
            keys.tabTo(
                    dialog(page)
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName("Lose").setExact(true)));
            keys.press("Enter");
            assertThat(dialog(page)).isHidden();
            assertThat(page.locator("main")).containsText("Lost");

            // 7: find the customer again by the beginning of its name, and give it to another
            keys.palette("nordlicht pum", "Nordlicht Pumpen");
            assertThat(heading(page)).hasText("Nordlicht Pumpen");
            keys.tabTo(button(page, "Actions"));
            keys.press("Enter");
            keys.press("c");
            keys.press("Enter");
            keys.tabTo(dialog(page).getByRole(AriaRole.COMBOBOX));
            keys.press("Control+a");
            keys.type("Chen");
            assertThat(option(page, "Chen Kai")).isVisible();
            keys.press("Enter", "Enter");
            assertThat(dialog(page)).isHidden();
            assertThat(page.locator("main")).containsText("Chen Kai");

            // 8: the table of customers, sorted, its first one opened
            keys.press("g", "c");
            keys.tabTo(page.getByRole(AriaRole.GRID).locator("[data-row='0']"));
            keys.press("ArrowDown", "ArrowUp", "Enter");
            assertThat(page).hasURL(Pattern.compile("/customers/cus_"));

            // 9: another theme, and the list of shortcuts
            keys.palette("dark", "Dark");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            keys.press("?");
            assertThat(dialog(page)).containsText("Keyboard shortcuts");
            keys.press("Escape");

            // 10: sign out
            keys.palette("sign out", "Sign out");
            page.waitForURL(address -> !address.startsWith(console));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "bo", "mei", "sam", "lina", "max", "ivy", "otto", "ada"})
    void theFirstTasksOfEveryUserAreDone(String user) throws IOException {
        try (var person = chromium.person("en", "light")) {
            var tab = signedIn(person, user);
            new FirstTasks(tab, console).of(user);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /// What the API hides from a seller is in no page of theirs and in no answer to these.
    @Test
    void aSellersScreensHoldNothingThatTheApiHides() {
        var hidden = hiddenFromAnna();
        try (var person = chromium.person("en", "light")) {
            var tab = signedIn(person, "anna");
            var answers = answersOfTheApi(tab.page());
            var places =
                    List.of(
                            "/",
                            "/customers",
                            "/customers?name=Canary",
                            "/customers/" + hidden.customer(),
                            "/pipeline",
                            "/pipeline?view=list",
                            "/deals/" + hidden.deal(),
                            "/funnel",
                            "/funnel?by=owner");
            for (var place : places) {
                tab.look(console + place);
                assertThat(tab.page().content()).as(place).doesNotContain("Canary Hidden");
            }
            tab.page().keyboard().press("Control+k");
            tab.page().keyboard().type("Canary");
            assertThat(tab.page().locator("dialog p[role=status]")).containsText("Nothing found");

            assertThat(answers).isNotEmpty();
            assertThat(answers).noneMatch(answer -> answer.contains("Canary Hidden"));
        }
        try (var person = chromium.person("en", "light")) {
            var tab = signedIn(person, "ada");
            tab.look(console + "/customers/" + hidden.customer());
            assertThat(heading(tab.page())).hasText("Canary Hidden AG");
        }
    }

    /// The lines of README's "A first page in a browser", in a page that another port serves.
    @Test
    void theFirstPageOfAFrontendWorksInABrowser() throws IOException {
        var gateway = "http://127.0.0.1:" + platform.port("gateway");
        try (var site = new FirstPage(platform);
                var person = chromium.person("en", "light")) {
            var page = person.newPage();
            page.navigate(site.address());
            page.evaluate("signIn()");
            page.locator("input[name=username]").fill("anna");
            page.locator("input[name=password]").fill(platform.demoPassword());
            page.locator("button[type=submit]").first().click();
            page.waitForURL(address -> address.startsWith(site.address() + "?code="));

            var seen =
                    page.evaluate(
                            """
                            async api => {
                              const bearer = await token(new URLSearchParams(location.search).get('code'));
                              const answer = await fetch(api + '/me', { headers: { Authorization: 'Bearer ' + bearer } });
                              return (await answer.json()).employee.personal.name;
                            }
                            """,
                            gateway + "/api/v1");
            assertThat(String.valueOf(seen)).startsWith("Anna Song");
        }
    }

    /// Somebody else gives it in another service; who has the inbox open sees it come, and follows
    /// it.
    @Test
    void whoIsGivenATicketIsToldWhileTheyLook() {
        try (var person = chromium.person("en", "light")) {
            var tab = signedIn(person, "sam");
            var page = tab.page();
            var sam = platform.get("sam", "/api/v1/me").at("/employee/id").asString();
            var ticket = platform.get("ada", "/api/v1/tickets?status=NEW").at("/items/0");
            page.navigate(console + "/customers?inbox=1");
            assertThat(dialog(page)).containsText("Notices");
            assertThat(page.locator(".freshness")).hasText("Live");

            var given =
                    platform.send(
                            "ada",
                            "PUT",
                            "/api/v1/tickets/" + ticket.path("id").asString() + "/handler",
                            "{\"handlerId\":\"%s\"}".formatted(sam));
            assertThat(given.statusCode()).as(given.body()).isEqualTo(200);

            var subject = ticket.at("/personal/subject").asString();
            var told =
                    dialog(page)
                            .locator("li")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHasText("A ticket was given to you"))
                            .filter(new Locator.FilterOptions().setHasText(subject));
            assertThat(told.first()).isVisible();
            told.first().getByRole(AriaRole.LINK).click();
            assertThat(heading(page)).hasText(subject);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /// What the API answers to a page from now on, read before the page has it: a browser that has
    /// gone on to another page no longer tells what it was answered.
    private static List<String> answersOfTheApi(Page page) {
        var answers = new CopyOnWriteArrayList<String>();
        page.route(
                address -> address.contains("/api/v1/") && !address.contains("/changes"),
                asked -> {
                    var answer =
                            asked.fetch(
                                    new Route.FetchOptions()
                                            .setTimeout((double) Patience.LIMIT.toMillis()));
                    answers.add(answer.url() + " " + answer.text());
                    asked.fulfill(new Route.FulfillOptions().setResponse(answer));
                });
        return answers;
    }

    private record Hidden(String customer, String deal) {}

    private Hidden hiddenFromAnna() {
        var colleague = made("/employees", "{\"name\":\"Canary Hidden Colleague\"}");
        var customer =
                made(
                        "/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"Canary Hidden AG\",\"ownerId\":\"%s\"}"
                                .formatted(colleague));
        var deal =
                made(
                        "/opportunities",
                        "{\"name\":\"Canary Hidden deal\",\"customerId\":\"%s\",\"ownerId\":\"%s\"}"
                                .formatted(customer, colleague));
        return new Hidden(customer, deal);
    }

    private String made(String path, String body) {
        var answer = platform.send("ada", "POST", "/api/v1" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return LocalPlatform.json(answer.body()).path("id").asString();
    }

    private Tab signedIn(com.microsoft.playwright.BrowserContext person, String user) {
        var tab = Tab.of(person);
        tab.signIn(console, user, platform.demoPassword());
        return tab;
    }

    private String firstId(String path) {
        return platform.get("ada", path).at("/items/0/id").asString();
    }

    private static Locator heading(Page page) {
        return page.locator("main h1").first();
    }

    private static Locator dialog(Page page) {
        return page.locator("dialog[open]").first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator option(Page page, String name) {
        return page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }
}
