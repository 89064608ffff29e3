package io.rapport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one looks for is there to be seen.
@EnabledIf("io.rapport.deploy.browser.Chromium#isInstalled")
class InSightIT extends Story {

    private static final String CUSTOMER = Records.answer("view").at("/customer/id").asString();

    @Test
    void anInteractionTellsWithWhomAndWhatWasNoted() {
        var elsewhere = platform.records.add("contacts", Records.JSON.createObjectNode());
        elsewhere.putObject("personal").put("name", "Moved Away");
        platform.told.change(
                "timeline",
                timeline -> {
                    said(timeline, 0).put("note", "Wants the offer by Friday.");
                    said(timeline, 1).set("contact", elsewhere.get("id"));
                });

        look("/customers/" + CUSTOMER + "?kind=interaction");

        var talks = page.locator(".entry.interaction");
        assertThat(talks.nth(0)).containsText("Contact: 赵芳");
        assertThat(talks.nth(0)).containsText("Wants the offer by Friday.");
        assertThat(talks.nth(0)).not().containsText("left the company");
        assertThat(talks.nth(1)).containsText("Contact: Moved Away");
        assertThat(tab.complaints()).isEmpty();
    }

    /// Somebody else may have written it down, or put it right.
    @Test
    void anInteractionTellsWhoTalked() {
        platform.told.change(
                "timeline",
                timeline -> {
                    StreamSupport.stream(timeline.path("items").spliterator(), false)
                            .filter(one -> one.path("kind").asString().equals("interaction"))
                            .map(ObjectNode.class::cast)
                            .forEach(one ->
                                    one.putObject("actor")
                                            .put("kind", "EMPLOYEE")
                                            .set("id", employee("Lina Park").get("id")));
                });

        look("/customers/" + CUSTOMER + "?kind=interaction");

        var talk = page.locator(".entry.interaction").first();
        assertThat(talk).containsText("Anna Song");
        assertThat(talk).not().containsText("Lina Park");
    }

    @Test
    void aContactWhoLeftOrIsHiddenIsSaidToBe() {
        platform.told.change("view", view -> ((ObjectNode) contact(view)).put("left", true));

        look("/customers/" + CUSTOMER + "?kind=interaction");
        var talk = page.locator(".entry.interaction").first();
        assertThat(talk).containsText("Contact: 赵芳 · left the company");

        platform.told.change("view", view -> ((ObjectNode) contact(view)).remove("name"));
        look("/customers/" + CUSTOMER + "?kind=interaction&again");
        assertThat(talk).containsText("Contact: Not shown to you");
    }

    @ParameterizedTest
    @CsvSource({
        "/customers?new=1, Name",
        "/desk?new=1, Subject",
        "/pipeline?new=1, Name of the deal",
        "/products?new=1, Name"
    })
    void whatIsNeededIsMarked(String form, String needed) {
        look(form);
        var marks = dialog().getByText("Fields marked * are needed.");
        assertThat(marks).hasCount(1);
        assertThat(marks).isVisible();
        var field =
                dialog().getByRole(
                                AriaRole.TEXTBOX,
                                new Locator.GetByRoleOptions().setName(needed).setExact(true));
        assertThat(field).hasAttribute("required", "");
        assertThat(mark(needed)).isEqualTo("\" *\" / \"\"");
        assertThat(tab.barriers()).isEmpty();
    }

    @Test
    void aFormThatNeedsNothingSaysNothingOfMarks() {
        look("/customers/" + CUSTOMER);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions")).click();
        choose("Change owner");
        assertThat(dialog().getByRole(AriaRole.COMBOBOX)).isVisible();
        assertThat(dialog().getByText("Fields marked * are needed.")).isHidden();
        assertThat(mark("Owner")).isEqualTo("none");
    }

    @Test
    void whoServesIsOfferedForATicketAndEverybodyElseByName() {
        assign(List.of("administrator"));
        assertThat(offered()).hasCount(1);
        assertThat(offered()).containsText("Sam Okoro");

        assign(List.of("service-agent"));
        assertThat(offered()).hasCount(3);
        assertThat(offered().filter(new Locator.FilterOptions().setHasText("Dirk Vos")))
                .hasCount(0);

        dialog().getByRole(AriaRole.COMBOBOX).fill("Dirk");
        assertThat(offered()).hasCount(1);
        assertThat(offered()).containsText("Dirk Vos");
        page.keyboard().press("Enter");
        save();
        assertThat(dialog()).isHidden();
        assertThat(platform.sent.getLast().body().path("handlerId").asString())
                .isEqualTo(employee("Dirk Vos").path("id").asString());
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void whyADealHadBeenLostIsToldAfterItWasReopened() {
        var deal =
                platform.records.all("opportunities").stream()
                        .filter(one -> one.at("/state/customerId").asString().equals(CUSTOMER))
                        .filter(one -> one.at("/state/status").asString().equals("OPEN"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        happens("opportunity.lost", deal)
                .put("lossReason", "price")
                .put("lossNote", "Half of ours.");
        happens("opportunity.reopened", deal);

        look("/deals/" + deal);

        var lost =
                page.locator(".entry").filter(new Locator.FilterOptions().setHasText("Deal lost"));
        assertThat(lost).containsText("Lost because: Price");
        assertThat(lost).containsText("Half of ours.");
    }

    @Test
    void aTicketThatWaitsSaysWhatFor() {
        var ticket = platform.records.first("tickets");
        var id = ticket.path("id").asString();
        ((ObjectNode) ticket.get("state")).put("status", "WAITING");
        happens("ticket.set-waiting", id).put("waitsFor", "supplier");
        happens("ticket.resumed", id);
        happens("ticket.set-waiting", id).put("waitsFor", "customer");

        look("/tickets/" + id);
        assertThat(page.locator(".page-head")).containsText("Waits for: The customer");
        assertThat(page.locator(".entry").nth(2)).containsText("Waits for: supplier");

        platform.records.change("tickets", id, "status", "OPEN");
        look("/tickets/" + id + "?again");
        assertThat(page.locator(".entry").first()).containsText("Waits for: The customer");
        assertThat(page.locator(".page-head")).not().containsText("Waits for: ");
    }

    /// The newest of what happened: what it set is to be filled in.
    private ObjectNode happens(String type, String aggregate) {
        var values = Records.JSON.createObjectNode();
        platform.told.change(
                "timeline",
                timeline -> {
                    var entry = Records.JSON.createObjectNode();
                    entry.put("id", aggregate + ".1." + (90 + timeline.path("items").size()))
                            .put("at", "2026-11-29T08:00:00Z")
                            .put("type", "rapport." + type + ".v1")
                            .put("kind", type.substring(0, type.indexOf('.')))
                            .put("aggregateId", aggregate)
                            .set("values", values);
                    ((ArrayNode) timeline.get("items")).insert(0, entry);
                });
        return values;
    }

    @Test
    void figuresAreExplainedInTheWordsOfWhoSells() {
        look("/funnel");
        page.getByText("How it is counted").click();
        var told = page.locator(".definitions");
        assertThat(told).containsText("Deals withdrawn as mistakes count nowhere.");
        assertThat(told.locator("dt")).hasCount(11);
        assertThat(told).containsText("Open deals are left out.");
        for (var ofDevelopers : List.of("funnel.", "asOf", "count(", "tenant", "pins")) {
            assertThat(told).not().containsText(ofDevelopers);
        }
        assertThat(tab.barriers()).isEmpty();
    }

    /// What the platform counts in another way than these words say is told in its own.
    @Test
    void aDefinitionThatIsNewIsToldAsThePlatformDoes() {
        platform.told.change(
                "funnel-stage",
                funnel -> ((ObjectNode) funnel.at("/definitions/5")).put("version", 9));
        look("/funnel");
        page.getByText("How it is counted").click();
        assertThat(page.locator(".definitions")).containsText("won / (won + lost)");
        assertThat(page.locator(".definitions dt")).hasCount(11);
    }

    private void assign(List<String> roles) {
        platform.roles = roles;
        var me = employee("Sam Okoro");
        platform.employee = roles.contains("administrator") ? null : me;
        look("/tickets/" + platform.records.first("tickets").path("id").asString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions")).click();
        choose("Assign");
        dialog().getByRole(AriaRole.COMBOBOX).click();
    }

    private Locator offered() {
        return page.locator(".listbox:popover-open [role=option]");
    }

    private JsonNode employee(String name) {
        return platform.records.all("employees").stream()
                .filter(one -> Records.name(one).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Object mark(String label) {
        return dialog().locator("label")
                .getByText(label, new Locator.GetByTextOptions().setExact(true))
                .first()
                .evaluate("label => getComputedStyle(label, '::after').content");
    }

    private static JsonNode contact(JsonNode view) {
        return view.at("/customer/contacts/items/0");
    }

    /// What an interaction of the timeline set.
    private static ObjectNode said(JsonNode timeline, int nth) {
        return StreamSupport.stream(timeline.path("items").spliterator(), false)
                .filter(one -> one.path("kind").asString().equals("interaction"))
                .skip(nth)
                .map(one -> (ObjectNode) one.get("values"))
                .findFirst()
                .orElseThrow();
    }

    /// However one came to the form: an id is no name.
    @Test
    void whoOwnsANewDealIsNamed() {
        look("/pipeline?new=1");

        assertThat(dialog().getByPlaceholder("Owner")).hasValue(Pattern.compile("^(?!emp_).+"));
    }
}
