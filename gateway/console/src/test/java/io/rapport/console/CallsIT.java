package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// A telephone system opens the console with a number. Skipped where there is no Chromium: `apt-get
/// install chromium`.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class CallsIT extends Story {

    private static final String NUMBER = "+86 571 5550 0123";
    private static final String CALL = "/#phone=%2B86%20571%205550%200123";

    @Test
    void theCustomerWithTheNumberIsOpened() {
        var customer = Records.answer("view").at("/customer/id").asString();
        rings("contact", "con_1", "Wang Fang", customer, "Huadong");
        page.navigate(platform.address(CALL));

        assertThat(page).hasURL(platform.address("/customers/" + customer));
        assertThat(page.locator(".toast")).containsText("A call from Wang Fang · Huadong");
        assertThat(page.locator("main h1")).isVisible();
    }

    @Test
    void theNumberStandsInNoAddress() {
        platform.signedIn = false;
        page.navigate(platform.address(CALL));
        assertThat(page).hasURL(Pattern.compile("/session/login"));
        assertThat(platform.addresses).noneMatch(address -> address.contains("5550"));

        platform.signedIn = true;
        look("/customers");
        assertThat(dialog()).containsText("A call from " + NUMBER);
        assertThat(page).hasURL(platform.address("/customers"));
        assertThat(platform.addresses).noneMatch(address -> address.contains("5550"));
    }

    @Test
    void ofSeveralOneIsChosen() {
        var first = platform.records.all("customers").get(0);
        var second = platform.records.all("customers").get(1);
        for (var one : new tools.jackson.databind.node.ObjectNode[] {first, second}) {
            rings("customer", one.path("id").asString(), one.at("/state/name").asString(), "", "");
        }
        look("/");
        page.evaluate("location.hash = 'phone=%2B49'");
        assertThat(dialog()).containsText("Several have this number.");
        dialog().locator("li").nth(1).getByRole(AriaRole.BUTTON).click();

        assertThat(page).hasURL(platform.address("/customers/" + second.path("id").asString()));
        assertThat(dialog()).isHidden();
    }

    @Test
    void aNewCustomerGetsAContactWithTheNumber() {
        page.navigate(platform.address(CALL));
        assertThat(dialog()).containsText("Nobody you may see has this number");
        assertThat(tab.barriers()).isEmpty();
        press(dialog(), "New customer with this contact");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Nordwind");
        save();

        var phone = dialog().getByLabel("Phone");
        assertThat(phone).hasValue(NUMBER);
        dialog().getByLabel(
                        "Name",
                        new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                .fill("Li Wei");
        save();
        assertThat(dialog()).isHidden();
        assertThat(platform.sent.getLast().body().path("phone").asString()).isEqualTo(NUMBER);
        assertThat(platform.sent.getLast().body().path("customerId").asString())
                .startsWith("cus_new");
    }

    @Test
    void whoWritesIsToldAndNotTornAway() {
        var customer = Records.answer("view").at("/customer/id").asString();
        rings("customer", customer, "Huadong", "", "");
        look("/customers?new=1");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Half a na");
        page.evaluate("location.hash = 'phone=%2B49123'");

        assertThat(page.locator(".toast")).containsText("A call from Huadong");
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        assertThat(page).hasURL(platform.address("/customers?new=1"));
    }

    private void rings(String kind, String id, String title, String customer, String name) {
        var hit =
                Records.JSON.createObjectNode().put("kind", kind).put("id", id).put("title", title);
        hit.put("matchedBy", "PHONE");
        if (!customer.isEmpty()) {
            hit.putObject("customer").put("id", customer).put("name", name);
        }
        platform.callers.add(hit);
    }
}
