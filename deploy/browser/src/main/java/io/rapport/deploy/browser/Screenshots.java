package io.rapport.deploy.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `deploy/rapport screenshots`: pictures of every screen of a running console, as the demo's users
/// see it, in both languages and themes; says what a person would stumble over.
@Command(
        name = "screenshots",
        mixinStandardHelpOptions = true,
        description =
                "Takes a picture of every screen of the running console, in both languages and"
                        + " themes, and tells what is cut off, what axe finds, what the browser complains of.")
final class Screenshots implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(
            names = "--console",
            required = true,
            description = "Where the console is, such as http://127.0.0.1:8080/console")
    String console = "";

    @Option(
            names = "--password-file",
            required = true,
            description = "A file with the demo users' password.")
    Path passwordFile = Path.of("");

    @Option(names = "--into", required = true, description = "The folder of the pictures.")
    Path into = Path.of("");

    @Option(
            names = "--languages",
            split = ",",
            description = "Such as en,zh-CN (default: ${DEFAULT-VALUE}).")
    List<String> languages = List.of("en", "zh-CN");

    @Option(
            names = "--themes",
            split = ",",
            description = "light, dark (default: ${DEFAULT-VALUE}).")
    List<String> themes = List.of("light", "dark");

    @Option(
            names = "--only",
            split = ",",
            description = "Names of screens, such as pipeline,desk (default: all).")
    List<String> only = List.of();

    @Override
    public Integer call() throws IOException {
        if (!Chromium.isInstalled()) {
            System.err.println(Chromium.MISSING);
            return 1;
        }
        Files.createDirectories(into);
        var password = Files.readString(passwordFile).strip();
        var findings = new ArrayList<String>();
        var pictures = 0;
        try (var chromium = new Chromium(PATIENCE)) {
            for (var language : languages) {
                for (var theme : themes) {
                    pictures += album(chromium, password, language, theme, findings);
                }
            }
        }
        findings.forEach(System.out::println);
        System.out.printf(
                "%d pictures in %s, %d findings%n",
                pictures, into.toAbsolutePath().normalize(), findings.size());
        return findings.isEmpty() ? 0 : 1;
    }

    private int album(
            Chromium chromium,
            String password,
            String language,
            String theme,
            List<String> findings) {
        var people = new HashMap<String, Tab>();
        var taken = 0;
        try (var eye = chromium.person(language, theme)) {
            var all = signedIn(eye, "ada", password);
            for (var screen : Screen.all(path -> firstId(all.page(), path))) {
                if (!only.isEmpty() && !only.contains(screen.name())) {
                    continue;
                }
                var tab =
                        people.computeIfAbsent(
                                screen.user(),
                                user -> signedIn(chromium.person(language, theme), user, password));
                findings.addAll(picture(tab, screen, language, theme));
                taken++;
            }
        } finally {
            people.values().forEach(tab -> tab.page().context().close());
        }
        return taken;
    }

    private Tab signedIn(BrowserContext person, String user, String password) {
        var tab = Tab.of(person);
        tab.signIn(console, user, password);
        return tab;
    }

    private List<String> picture(Tab tab, Screen screen, String language, String theme) {
        var name = "%s.%s.%s".formatted(screen.name(), language, theme);
        tab.complaints().clear();
        tab.look(console + screen.path());
        tab.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(into.resolve(name + ".png"))
                                .setFullPage(true));
        var findings = new ArrayList<>(tab.faults(name));
        tab.barriers().forEach(barrier -> findings.add(name + ": " + barrier));
        return findings;
    }

    /// Asked as the page itself asks, with its session.
    private String firstId(Page page, String path) {
        var origin = console.replaceFirst("/console/?$", "");
        var answer =
                page.request()
                        .get(
                                origin + path,
                                RequestOptions.create().setHeader("Rapport-Background", "true"));
        var items = page.evaluate("text => JSON.parse(text).items?.[0]?.id ?? ''", answer.text());
        return String.valueOf(items);
    }
}
