package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.options.AriaRole;
import io.rapport.deploy.browser.Chromium;
import io.rapport.deploy.browser.Tab;
import io.rapport.test.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every screen, in both languages and themes: no barrier that axe finds, nothing in the browser's
/// console, nothing wider than the page. Skipped where there is no Chromium: `apt-get install
/// chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class ScreensIT {

    @SuppressWarnings("NullAway.Init")
    private static SmallPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        platform = new SmallPlatform();
        chromium = new Chromium(Patience.LIMIT);
    }

    @BeforeEach
    void administers() {
        platform.roles = List.of();
        platform.imports.remember("import-1");
    }

    @AfterAll
    static void close() {
        chromium.close();
        platform.close();
    }

    /// Both languages and both themes; each with each with `-Drapport.screens=all`, which takes
    /// some minutes more.
    static Stream<Arguments> looks() {
        var some = Stream.of(arguments("en", "light"), arguments("zh-CN", "dark"));
        return "all".equals(System.getProperty("rapport.screens"))
                ? Stream.concat(
                        some, Stream.of(arguments("en", "dark"), arguments("zh-CN", "light")))
                : some;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isReadByEverybody(String language, String theme) {
        open(screens(), language, theme);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isReadByOperators(String language, String theme) {
        platform.roles = List.of("operator");
        open(operatorsScreens(), language, theme);
    }

    private static void open(List<String> screens, String language, String theme) {
        var barriers = new ArrayList<String>();
        try (var person = chromium.person(language, theme)) {
            var tab = Tab.of(person);
            for (var path : screens) {
                tab.page().navigate(platform.address(path));
                assertThat(tab.page().locator("main h1")).isVisible();
                assertThat(tab.page().locator("main .bone"))
                        .hasCount(path.equals("/samples") ? 5 : 0);
                assertThat(tab.page().locator("html")).hasAttribute("lang", language);
                barriers.addAll(tab.barriers());
                assertThat(
                                tab.page()
                                        .evaluate(
                                                "document.documentElement.scrollWidth <= innerWidth"))
                        .as(path + " is not wider than the window")
                        .isEqualTo(true);
            }
            assertThat(tab.complaints()).isEmpty();
        }
        assertThat(barriers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/customers",
        "/pipeline",
        "/funnel",
        "/desk",
        "/products",
        "/directory",
        "/operations/audit",
        "/imports"
    })
    void fitsANarrowWindow(String path) {
        try (var person = chromium.person("en", "light")) {
            var tab = Tab.of(person);
            tab.page().setViewportSize(320, 640);
            tab.look(platform.address(path));
            assertThat(tab.page().getByRole(AriaRole.NAVIGATION)).isVisible();
            assertThat(tab.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    private static List<String> screens() {
        var customer = Records.answer("view").at("/customer/id").asString();
        return List.of(
                "/",
                "/customers",
                "/customers/" + customer,
                "/customers/" + customer + "?asOf=2026-06-30",
                "/customers/" + customer + "?contact=" + id("contacts"),
                "/customers/" + customer + "?edit=1&contact=" + id("contacts"),
                "/customers/" + customer + "?interaction=" + id("interactions"),
                "/tasks",
                "/tasks?whose=all&status=ALL&open=" + id("tasks"),
                "/tasks?new=1",
                "/?inbox=1",
                "/pipeline",
                "/pipeline?view=list",
                "/deals/" + id("opportunities"),
                "/funnel",
                "/funnel?by=owner&before=2026-06-30",
                "/desk?queue=all",
                "/tickets/" + id("tickets"),
                "/campaigns",
                "/campaigns/" + id("campaigns"),
                "/pipelines",
                "/pipelines/" + id("pipelines"),
                "/pipelines/" + id("pipelines") + "?edit=1",
                "/products",
                "/products?open=" + id("products"),
                "/products?new=1",
                "/directory",
                "/directory?open=" + id("employees"),
                "/directory?leave=1&open=" + id("employees"),
                "/directory?tab=teams",
                "/directory?tab=teams&open=" + id("teams"),
                "/imports",
                "/imports?kind=opportunities",
                "/imports/import-1?of=customers",
                "/samples");
    }

    private static List<String> operatorsScreens() {
        return List.of(
                "/",
                "/operations",
                "/operations/parked",
                "/operations/parked?status=REPLAYED",
                "/operations/parked?record=views.rapport.customer.events.3.42&of=analytics",
                "/operations/aggregate",
                "/operations/aggregate?id=cus_01m8mz4s1yq8t3v0n6w2x5k7ra",
                "/operations/audit?looks=1");
    }

    private static String id(String kind) {
        return platform.records.first(kind).path("id").asString();
    }
}
