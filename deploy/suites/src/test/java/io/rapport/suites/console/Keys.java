package io.rapport.suites.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Somebody who has no pointer.
final class Keys {

    /// More stops than a page has before the one that is looked for.
    private static final int STOPS = 150;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /// Presses these, such as `Control+k` or `ArrowDown`, one after the other.
    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Types into whatever has the focus.
    void type(String text) {
        page.keyboard().type(text);
    }

    /// Goes on by Tab until this has the focus.
    void tabTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (var stop = 0; stop < STOPS; stop++) {
            if (wanted.evaluate("it => it === document.activeElement").equals(true)) {
                return;
            }
            press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    /// Opens the palette, writes, and takes what this finds.
    void palette(String text, String wanted) {
        press("Control+k");
        type(text);
        var option =
                page.getByRole(AriaRole.OPTION)
                        .filter(new Locator.FilterOptions().setHasText(wanted))
                        .first();
        assertThat(option).isVisible();
        for (var step = 0; step < STOPS; step++) {
            if ("true".equals(option.getAttribute("aria-selected"))) {
                press("Enter");
                assertThat(page.locator("dialog .palette")).isHidden();
                return;
            }
            press("ArrowDown");
        }
        throw new AssertionError("the palette never came to " + wanted);
    }
}
