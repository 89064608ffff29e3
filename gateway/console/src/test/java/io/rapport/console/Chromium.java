package io.rapport.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.rapport.test.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine; none is downloaded.
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final double PATIENCE = (double) Patience.LIMIT.toMillis();

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        // its own limit of five seconds is a matter of the machine
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(found().orElseThrow())
                                        .setArgs(List.of("--no-sandbox")));
    }

    static boolean isInstalled() {
        return found().isPresent();
    }

    private static Optional<Path> found() {
        var folders =
                System.getenv()
                        .getOrDefault("PATH", "")
                        .split(System.getProperty("path.separator"), -1);
        return Stream.of(folders)
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    BrowserContext person(String language, String theme) {
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale(language)
                                .setTimezoneId("UTC")
                                .setViewportSize(1440, 900)
                                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript("localStorage.setItem('rapport.theme', '" + theme + "')");
        return context;
    }

    /// A page, and everything that its console complains of.
    record Tab(Page page, List<String> complaints) {

        static Tab of(BrowserContext person) {
            var tab = new Tab(person.newPage(), new ArrayList<>());
            tab.page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    tab.complaints.add(message.text());
                }
            });
            tab.page.onPageError(tab.complaints::add);
            return tab;
        }

        List<String> barriers() {
            var rules =
                    List.of(
                            "wcag2a",
                            "wcag2aa",
                            "wcag21a",
                            "wcag21aa",
                            "wcag22aa",
                            "best-practice");
            return new AxeBuilder(page)
                    .withTags(rules).analyze().getViolations().stream()
                            .map(found ->
                                    page.url()
                                            + " "
                                            + found.getId()
                                            + ": "
                                            + found.getNodes().getFirst().getHtml())
                            .toList();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
