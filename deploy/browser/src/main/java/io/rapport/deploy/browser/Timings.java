package io.rapport.deploy.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `deploy/rapport console-timings`: how long a sales manager waits for the console in a browser
/// whose processor is slowed, on the demo's data; the long lists are filled up on their way.
@Command(
        name = "console-timings",
        mixinStandardHelpOptions = true,
        description = "Measures the running console in a slowed browser.")
final class Timings implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double STANDS_STILL = 50;
    private static final int ROUNDS = 10;
    private static final int WHEELS = 60;
    private static final int WHEEL = 600;

    @Option(names = "--console", required = true, description = "Where the console is.")
    String console = "";

    @Option(names = "--password-file", required = true, description = "The demo's password.")
    Path passwordFile = Path.of("");

    @Option(
            names = "--slowed",
            description = "How many times slower the processor is (default: ${DEFAULT-VALUE}).")
    int slowed = 4;

    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, double value, double goal, int of) {

        void print() {
            System.out.printf(
                    "%-58s %8.0f ms   goal %5.0f   %-6s  (%d)%n",
                    name, value, goal, value <= goal ? "met" : "MISSED", of);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (!Chromium.isInstalled()) {
            System.err.println(Chromium.MISSING);
            return 1;
        }
        var password = Files.readString(passwordFile).strip();
        try (var chromium = new Chromium(PATIENCE);
                var person = chromium.person("en", "light")) {
            var tab = Tab.of(person);
            var interactions = new Interactions(tab.page());
            tab.signIn(console, "mei", password);
            slow(tab.page());
            wholeCustomer(tab);
            everyday(tab, interactions, palette(tab, interactions));
            var crowd = new Crowd();
            crowd.fill(tab.page(), "/api/v1/customers", true);
            crowd.fill(tab.page(), "/api/v1/opportunities", false);
            longTable(tab, interactions);
            longBoard(tab, interactions);
        }
        System.out.printf("Chromium, processor slowed %d times:%n", slowed);
        figures.forEach(Figure::print);
        return 0;
    }

    private void slow(Page page) {
        var rate = new JsonObject();
        rate.addProperty("rate", slowed);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }

    /// From the address to everything on the page, scripts in the browser's cache.
    private void wholeCustomer(Tab tab) {
        tab.look(console + "/customers");
        var rows = tab.page().locator("[data-row] a");
        rows.first().waitFor();
        var addresses =
                rows.all().stream().limit(ROUNDS).map(row -> row.getAttribute("href")).toList();
        var origin = console.replaceFirst("/console/?$", "");
        var times = new ArrayList<Double>();
        for (var address : addresses) {
            var began = System.nanoTime();
            tab.look(origin + address);
            times.add((System.nanoTime() - began) / 1e6);
        }
        figures.add(
                new Figure("a whole customer is complete, p95", p95(times), 1500, times.size()));
    }

    /// @return how long it took to open and to shut it, which is an interaction like any other
    private List<Double> palette(Tab tab, Interactions interactions) {
        tab.look(console + "/");
        interactions.seen();
        var keys = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (var text : List.of("chengdu", "press 200", "wuhan", "new customer", "beijing")) {
            tab.page().keyboard().press("Control+k");
            tab.page().locator("dialog .palette").waitFor();
            others.addAll(interactions.seen().effects());
            tab.page().keyboard().type(text, new Keyboard.TypeOptions().setDelay(60));
            keys.addAll(interactions.seen().effects());
            tab.page().keyboard().press("Escape");
            tab.page().keyboard().press("Escape");
            others.addAll(interactions.seen().effects());
        }
        figures.add(new Figure("a key in the palette, p95", p95(keys), 50, keys.size()));
        return others;
    }

    /// What a morning consists of: the palette, sorting, tabs, menus.
    private void everyday(Tab tab, Interactions interactions, List<Double> ofPalette) {
        var page = tab.page();
        interactions.seen();
        var all = new ArrayList<Double>(ofPalette);
        tab.look(console + "/customers");
        for (var round = 0; round < ROUNDS; round++) {
            page.getByRole(AriaRole.COLUMNHEADER).getByRole(AriaRole.BUTTON).first().click();
            tab.settled();
        }
        all.addAll(interactions.seen().effects());
        page.locator("[data-row='0'] a").first().click();
        tab.settled();
        var tabs = page.getByRole(AriaRole.TAB);
        tabs.first().waitFor();
        for (var at = 0; at < tabs.count(); at++) {
            tabs.nth(at).click();
        }
        for (var round = 0; round < ROUNDS; round++) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions")).click();
            page.keyboard().press("Escape");
        }
        all.addAll(interactions.seen().effects());
        tab.look(console + "/pipeline");
        for (var round = 0; round < ROUNDS; round++) {
            page.locator(".card").nth(round).getByRole(AriaRole.BUTTON).click();
            page.keyboard().press("Escape");
        }
        all.addAll(interactions.seen().effects());
        figures.add(new Figure("any other interaction, p95", p95(all), 100, all.size()));
    }

    private void longTable(Tab tab, Interactions interactions) {
        tab.look(console + "/customers");
        tab.page().getByRole(AriaRole.GRID).hover();
        interactions.seen();
        for (var turn = 0; turn < WHEELS; turn++) {
            tab.page().mouse().wheel(0, WHEEL);
            tab.page().waitForTimeout(50);
        }
        stops("a table without end, scrolled: longest stop", interactions);
    }

    private void longBoard(Tab tab, Interactions interactions) {
        tab.look(console + "/pipeline");
        var columns = tab.page().locator(".column");
        var card = columns.first().locator(".card").nth(1);
        var from = card.boundingBox();
        interactions.seen();
        var mouse = tab.page().mouse();
        mouse.move(from.x + 20, from.y + 50);
        mouse.down();
        for (var round = 0; round < ROUNDS; round++) {
            var over = columns.nth(round % columns.count()).boundingBox();
            mouse.move(over.x + 60, over.y + 200, new Mouse.MoveOptions().setSteps(10));
        }
        tab.page().keyboard().press("Escape");
        mouse.up();
        var cards = tab.page().locator(".card").count();
        stops(
                "a board of %d cards, one dragged about: longest stop".formatted(cards),
                interactions);
        columns.first().locator("ul").hover();
        for (var turn = 0; turn < WHEELS; turn++) {
            tab.page().mouse().wheel(0, WHEEL / 2);
            tab.page().waitForTimeout(30);
        }
        stops("the same board, scrolled: longest stop", interactions);
    }

    /// Of tasks up to 50 ms the browser tells nothing.
    private void stops(String name, Interactions interactions) {
        var stops = interactions.seen().stops();
        var longest = stops.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        figures.add(new Figure(name, longest, STANDS_STILL, stops.size()));
    }

    private static double p95(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
