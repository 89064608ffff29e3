package io.rapport.deploy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// A page of somebody's browser.
///
/// @param page what it shows
/// @param complaints what its console has said so far: errors and warnings
public record Tab(Page page, List<String> complaints) {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /// A line of text that its box cuts off without saying so by an ellipsis.
    private static final String CUT_OFF =
            """
            () => [...document.querySelectorAll('main *, nav *, header *')]
              .filter(it => it.childElementCount === 0 && it.textContent.trim() && it.checkVisibility())
              .filter(it => {
                const style = getComputedStyle(it);
                return it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1 && style.display !== 'inline'
                  && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
              })
              .map(it => it.textContent.trim().slice(0, 60))
            """;

    /// How far what was there has moved by itself since the page was opened (Cumulative Layout
    /// Shift).
    private static final String SHIFT =
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => {
                for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
              }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 100);
            })
            """;

    private static final double MOST_SHIFT = 0.02;

    /// A new one.
    public static Tab of(BrowserContext person) {
        var tab = new Tab(person.newPage(), new ArrayList<>());
        tab.page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                tab.complaints.add(message.text());
            }
        });
        tab.page.onPageError(tab.complaints::add);
        return tab;
    }

    /// Opens the console's front door, which leads to the issuer, and signs in there.
    ///
    /// @param console such as `http://127.0.0.1:8080/console`
    public void signIn(String console, String login, String password) {
        page.navigate(console + "/");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").first().click();
        page.waitForURL(address -> address.startsWith(console));
        settled();
        complaints.clear(); // that nobody was signed in
    }

    /// Opens a place of the console and waits until what it shows is there.
    public void look(String address) {
        page.navigate(address);
        settled();
    }

    /// Waits until nothing is loading.
    public void settled() {
        page.locator("main h1").first().waitFor();
        assertThat(page.locator("main .bone")).hasCount(0);
    }

    /// What axe finds between the page and people who use it otherwise: WCAG 2.0 A to 2.2 AA.
    public List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(found ->
                                page.url()
                                        + " "
                                        + found.getId()
                                        + ": "
                                        + found.getNodes().getFirst().getHtml())
                        .toList();
    }

    /// What somebody would stumble over on the page as it is now, but for its barriers.
    ///
    /// @param name what the page is called in the answer
    public List<String> faults(String name) {
        var found = new ArrayList<String>();
        cutOff().forEach(text -> found.add(name + ": cut off: " + text));
        complaints.forEach(text -> found.add(name + ": complaint: " + text));
        complaints.clear();
        page.locator(".blank.refused")
                .allInnerTexts()
                .forEach(text -> found.add(name + ": refused: " + text));
        var shift = ((Number) page.evaluate(SHIFT)).doubleValue();
        if (shift > MOST_SHIFT) {
            found.add("%s: moves by itself: %.3f".formatted(name, shift));
        }
        return found;
    }

    /// Texts that are cut off in the middle.
    List<String> cutOff() {
        return ((List<?>) page.evaluate(CUT_OFF)).stream().map(String::valueOf).toList();
    }
}
