package io.rapport.deploy.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine; none is downloaded.
public final class Chromium implements AutoCloseable {

    /// How to get one.
    public static final String MISSING =
            "There is no Chromium on the PATH. Get it: apt-get install chromium fonts-noto-cjk";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final double patience;
    private final Playwright playwright;
    private final Browser browser;

    /// Starts it.
    ///
    /// @param patience how long anything may take; Playwright's own limits are a matter of the
    ///   machine
    public Chromium(Duration patience) {
        this.patience = (double) patience.toMillis();
        PlaywrightAssertions.setDefaultAssertionTimeout(this.patience);
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

    /// Whether there is one on the PATH.
    public static boolean isInstalled() {
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

    /// Somebody with cookies of their own, at a window of 1440 × 900, without motion.
    ///
    /// @param language such as `en` or `zh-CN`
    /// @param theme `light` or `dark`
    public BrowserContext person(String language, String theme) {
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale(language)
                                .setTimezoneId("UTC")
                                .setViewportSize(1440, 900)
                                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(patience);
        context.addInitScript("localStorage.setItem('rapport.theme', '" + theme + "')");
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
