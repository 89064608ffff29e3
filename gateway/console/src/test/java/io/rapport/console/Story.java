package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.deploy.browser.Chromium;
import io.rapport.deploy.browser.Tab;
import io.rapport.test.Patience;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Somebody before the console, and a small platform of their own behind it.
@SuppressWarnings("NullAway.Init")
abstract class Story {

    private static Chromium chromium;

    SmallPlatform platform;
    BrowserContext person;
    Tab tab;
    Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium(Patience.LIMIT);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() throws IOException {
        platform = new SmallPlatform();
        person = chromium.person("en", "light");
        tab = Tab.of(person);
        page = tab.page();
    }

    @AfterEach
    void close() {
        person.close();
        platform.close();
    }

    void look(String path) {
        page.navigate(platform.address(path));
        assertThat(page.locator("main h1")).isVisible();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG).first();
    }

    void press(Locator where, String button) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void choose(String entry) {
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    void save() {
        press(dialog(), "Save");
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
