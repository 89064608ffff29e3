package io.rapport.analytics.search;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.StateStore;
import io.rapport.test.StoreCommands;
import io.rapport.test.TestPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// From the topics to what somebody finds, and what somebody else does not.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-search-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {

    private static final String TENANT = "search-it";
    private static final String SEARCH = "/api/v1/search";
    private static final Instant THEN = Instant.parse("2026-01-05T00:00:00Z");

    private final TestLog log = new TestLog(TENANT, "search-1");
    private final StateStore searchEntries;

    @LocalServerPort private int port;

    SearchIT(@Autowired StateStore searchEntries) {
        this.searchEntries = searchEntries;
    }

    @BeforeAll
    void publish() {
        log.publish("emp_anna", THEN, TestEvents.employee("Anna Alt"));
        log.publish("cus_zw", THEN, TestEvents.person("cus_zw", "张伟", "emp_anna"));
        log.publish(
                "cus_acme", THEN, TestEvents.organization("cus_acme", "Acme Lampen", "emp_anna"));
        log.publish("cus_bos", THEN, TestEvents.organization("cus_bos", "Bo's Lampen", "emp_bo"));
        log.publish("cus_pool", THEN, TestEvents.organization("cus_pool", "Lampenpool", null));
        log.publish("cus_yh", THEN, TestEvents.organization("cus_yh", "中国银行", "emp_bo"));
        log.publish(
                "con_eve",
                THEN,
                TestEvents.contact(
                        "cus_acme", card("Eve Lampe", "Eve@Acme.example", "+49 (0)30 5550123")));
        log.publish(
                "con_his",
                THEN,
                TestEvents.contact(
                        "cus_bos", card("Eva Lampe", "eva@bos.example", "030/5550456 转 801")));
        log.publish(
                "opp_mine", THEN, TestEvents.deal("cus_acme", "emp_anna", "100", "Lampen Foyer"));
        log.publish("opp_odd", THEN, TestEvents.deal("cus_bos", "emp_anna", "100", "Odd one"));
        log.publish("opp_his", THEN, TestEvents.deal("cus_acme", "emp_bo", "100", "Lampen Keller"));
        log.publish("tic_free", THEN, TestEvents.ticket("cus_acme", null, "Lampe defekt"));
        log.publish("tic_his", THEN, TestEvents.ticket("cus_acme", "emp_bo", "Lampe zu hell"));
        log.publish("tsk_mine", THEN, TestEvents.task("cus_acme", "emp_anna", "Lampen zeigen"));
        log.publish("tsk_his", THEN, TestEvents.task("cus_acme", "emp_bo", "Lampen holen"));
        log.publish("cam_spring", THEN, TestEvents.campaign("Lampen im Fruehling"));
        log.publish(
                "prd_lamp", THEN, TestEvents.product("Lampe 20W", new ExternalId("erp", "L-4711")));
        log.publish(
                "prd_lamp2",
                THEN,
                TestEvents.product("Lampe 40W", new ExternalId("shop", "L-4711")));
        log.publish("int_1", THEN, TestEvents.talk("cus_acme", "Lampengespraech", null));
        settled();
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void aSellerFindsWhatTheSellerSeesOfEveryKind() {
        assertThat(ids(anna(), "lamp"))
                .containsExactlyInAnyOrder(
                        "cus_acme",
                        "cus_pool",
                        "con_eve",
                        "opp_mine",
                        "tic_free",
                        "tsk_mine",
                        "prd_lamp",
                        "prd_lamp2");
        assertThat(anna().get(SEARCH + "?q=lamp").get("more").asBoolean()).isFalse();
        assertThat(anna().get(SEARCH + "?q=lamp").toString())
                .doesNotContain("Keller", "hell", "holen", "Eva", "Bo's");
    }

    @Test
    void whoSeesTheTenantFindsAll() {
        assertThat(ids(whole(), "lamp"))
                .containsExactlyInAnyOrder(
                        "cus_acme",
                        "cus_bos",
                        "cus_pool",
                        "con_eve",
                        "con_his",
                        "opp_mine",
                        "opp_his",
                        "tic_free",
                        "tic_his",
                        "tsk_mine",
                        "tsk_his",
                        "cam_spring",
                        "prd_lamp",
                        "prd_lamp2");
        assertThat(
                        TestReader.of(port, "elsewhere", "administrator")
                                .get(SEARCH + "?q=lamp")
                                .get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张伟", "伟", "張偉", "zhangwei", "zhang", "zhang wei", "zw", "ZHANGW"})
    void aChinesePersonIsFoundByCharactersSoundsAndInitials(String q) {
        assertThat(ids(anna(), q)).contains("cus_zw");
        assertThat(ids(bo(), q)).doesNotContain("cus_zw");
        assertThat(ids(TestReader.of(port, TENANT, "analyst"), q)).doesNotContain("cus_zw");
    }

    @Test
    void tellsByWhatItWasFound() {
        assertThat(item("张伟", "cus_zw").get("matchedBy").asString()).isEqualTo("NAME");
        assertThat(item("zhang", "cus_zw").get("matchedBy").asString()).isEqualTo("READING");
        assertThat(item("zhongguo yinhang", "cus_yh").get("matchedBy").asString())
                .isEqualTo("READING");
        assertThat(item("l-4711", "prd_lamp").get("matchedBy").asString()).isEqualTo("EXTERNAL_ID");
        assertThat(ids(whole(), "erp:L-4711")).containsExactly("prd_lamp");
        assertThat(ids(whole(), "L-4711")).containsExactlyInAnyOrder("prd_lamp", "prd_lamp2");
    }

    @Test
    void aHitShowsWhatOneNeedsToChoose() {
        var deal = item("foyer", "opp_mine");
        assertThat(deal.get("kind").asString()).isEqualTo("opportunity");
        assertThat(deal.get("title").asString()).isEqualTo("Lampen Foyer");
        assertThat(deal.at("/customer/name").asString()).isEqualTo("Acme Lampen");
        assertThat(deal.at("/owner/name").asString()).isEqualTo("Anna Alt");
        assertThat(deal.at("/stage/id").asString()).isEqualTo("s1");
        assertThat(deal.get("status").asString()).isEqualTo("OPEN");
        assertThat(item("acme", "cus_acme").get("status").asString()).isEqualTo("PROSPECT");
    }

    @Test
    void aRelatedRecordThatIsNotSeenHasNoName() {
        var deal = anna().get(SEARCH + "?q=odd").at("/items/0");
        assertThat(deal.get("id").asString()).isEqualTo("opp_odd");
        assertThat(deal.at("/customer/id").asString()).isEqualTo("cus_bos");
        assertThat(deal.get("customer").has("name")).isFalse();
    }

    @Test
    void anAgentFindsNoDeal() {
        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");
        assertThat(ids(agent, "lampen"))
                .contains("cus_acme")
                .noneMatch(id -> id.startsWith("opp_"));
        assertThat(ids(agent, "foyer")).isEmpty();
    }

    /// Of everybody's customers and their people, and of the tickets and tasks of its own teams.
    @Test
    void anAgentFindsWhoeverCalls() {
        var agent = TestReader.employee(port, TENANT, "emp_anna", "service-agent");

        assertThat(ids(agent, "lamp"))
                .containsExactlyInAnyOrder(
                        "cus_acme",
                        "cus_bos",
                        "cus_pool",
                        "con_eve",
                        "con_his",
                        "tic_free",
                        "tsk_mine",
                        "prd_lamp",
                        "prd_lamp2");
        assertThat(agent.get(SEARCH + "?q=lamp").get("more").asBoolean()).isFalse();
    }

    @Test
    void theBestComesFirst() {
        assertThat(ids(whole(), "acme lampen").getFirst()).isEqualTo("cus_acme");
        assertThat(ids(whole(), "lampe").subList(0, 6))
                .as("whole words before beginnings")
                .containsExactlyInAnyOrder(
                        "con_eve", "con_his", "tic_free", "tic_his", "prd_lamp", "prd_lamp2");
        var two = whole().get(SEARCH + "?q=lamp&limit=2");
        assertThat(two.get("items").size()).isEqualTo(2);
        assertThat(two.get("more").asBoolean()).isTrue();
    }

    @Test
    void kindsCanBeAskedFor() {
        assertThat(ids(whole(), "lamp&kind=ticket&kind=campaign"))
                .containsExactlyInAnyOrder("tic_free", "tic_his", "cam_spring");
        assertThat(ids(anna(), "lamp&kind=contact")).containsExactly("con_eve");
        assertThat(ids(anna(), "lamp&kind=campaign")).isEmpty();
        assertThat(anna().status(SEARCH + "?q=lamp&kind=invoice")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 (0)30 5550123",
                "0049 30 5550123",
                "030 555 01 23",
                "5550123",
                "tel:+49-30-5550123",
                "００４９３０５５５０１２３"
            })
    void aContactIsFoundByTheNumberHoweverItIsWritten(String number) {
        assertThat(posted(anna(), "{\"phone\":\"" + number + "\"}")).containsExactly("con_eve");
        assertThat(posted(anna(), "{\"q\":\"" + number + "\"}")).contains("con_eve");
        assertThat(posted(bo(), "{\"phone\":\"" + number + "\"}")).isEmpty();
    }

    @Test
    void aNumberThatDiffersBeforeItsLastDigitsIsAnother() {
        assertThat(posted(anna(), "{\"phone\":\"+49 89 5550123\"}")).isEmpty();
        assertThat(posted(anna(), "{\"phone\":\"0123\"}")).isEmpty();
        assertThat(posted(bo(), "{\"phone\":\"+49305550456\"}")).containsExactly("con_his");
    }

    @Test
    void aContactIsFoundByTheWholeEMailAddress() {
        assertThat(posted(anna(), "{\"email\":\"eve@ACME.example\"}")).containsExactly("con_eve");
        assertThat(posted(anna(), "{\"q\":\" eve@acme.example \"}")).containsExactly("con_eve");
        assertThat(posted(anna(), "{\"email\":\"eva@bos.example\"}")).isEmpty();
        assertThat(
                        posted(
                                bo(),
                                "{\"email\":\"eva@bos.example\",\"kinds\":[\"contact\"],\"limit\":1}"))
                .containsExactly("con_his");
    }

    @Test
    void noPersonalValueStandsInAnAddress() {
        for (var personal :
                List.of("eve@acme.example", "+49 30 5550123", "0049305550123", "(030) 5550123")) {
            var answer = anna().ask(SEARCH + "?q=" + encoded(personal));
            assertThat(answer.status()).as(personal).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("search.personal-address");
        }
        assertThat(ids(anna(), "5550123")).as("digits may be an external id").isEmpty();
    }

    @Test
    void whoSeesNoPersonalValuesNeitherFindsByThemNorSeesThem() {
        var analyst = TestReader.of(port, TENANT, "analyst");
        assertThat(ids(analyst, "lamp"))
                .containsExactlyInAnyOrder(
                        "cus_acme", "cus_bos", "cus_pool", "cam_spring", "prd_lamp", "prd_lamp2");
        for (var body :
                List.of(
                        "{\"email\":\"eve@acme.example\"}",
                        "{\"phone\":\"5550123\"}",
                        "{\"q\":\"eve@acme.example\"}")) {
            var answer = analyst.send("POST", SEARCH, body);
            assertThat(answer.status()).as(body).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("access.personal-data");
        }
        assertThat(posted(analyst, "{\"q\":\"5550123\"}")).isEmpty();
    }

    @Test
    void whatIsHiddenCostsTheStoreWhatThereIsNot() {
        var hidden = commands("eva");
        var absent = commands("qxq");
        assertThat(hidden).isNotEmpty().isEqualTo(absent);
        assertThat(commands("hell")).isEqualTo(absent);
    }

    @Test
    void aRecordIsFoundByWhoHasItNow() {
        var before = TestEvents.organization("cus_given", "Wanderlampe", "emp_anna");
        log.publish("cus_given", THEN, before);
        log.publish(
                "con_given",
                THEN,
                TestEvents.contact("cus_given", card("Wanda Wander", null, "0711 999888777")));
        settled();
        assertThat(ids(anna(), "wander")).containsExactlyInAnyOrder("cus_given", "con_given");
        assertThat(ids(bo(), "wander")).isEmpty();

        log.publish("cus_given", THEN, TestEvents.givenTo(before, "emp_anna", "emp_bo"));
        settled();
        assertThat(ids(bo(), "wander")).containsExactlyInAnyOrder("cus_given", "con_given");
        assertThat(ids(anna(), "wander")).isEmpty();
        assertThat(posted(anna(), "{\"phone\":\"0711999888777\"}")).isEmpty();
        assertThat(posted(bo(), "{\"phone\":\"0711999888777\"}")).containsExactly("con_given");
    }

    @Test
    void whatARecordWasCalledIsForgotten() {
        log.publish("cus_renamed", THEN, TestEvents.person("cus_renamed", "Minna Altname", null));
        log.publish(
                "cus_renamed",
                THEN,
                TestEvents.renamed("cus_renamed", "Minna Altname", "Minna Neuname"));
        log.publish(
                "con_less",
                THEN,
                TestEvents.contact("cus_acme", card("Less", "less@acme.example", "030 1112223")));
        log.publish(
                "con_less",
                THEN,
                TestEvents.withoutEmail(
                        "cus_acme", "less@acme.example", card("Less", null, "030 1112223")));
        settled();

        assertThat(ids(whole(), "altname")).isEmpty();
        assertThat(ids(whole(), "neuname minna")).containsExactly("cus_renamed");
        assertThat(posted(whole(), "{\"email\":\"less@acme.example\"}")).isEmpty();
        assertThat(posted(whole(), "{\"phone\":\"0301112223\"}")).containsExactly("con_less");
    }

    @Test
    void repeatsChangeNothing() {
        var before = whole().get(SEARCH + "?q=lamp&limit=50");
        log.repeat(log.published());
        log.publish("cus_after", THEN, TestEvents.organization("cus_after", "Afterwards", null));
        settled();

        assertThat(whole().get(SEARCH + "?q=lamp&limit=50")).isEqualTo(before);
    }

    /// Whatever the order of events, however often they come and however they are cut into batches.
    @Test
    void anyOrderOfTheEventsGivesTheSameEntries() {
        var events = history();
        searchEntries.apply(trial(0), events);
        var expected = entries(trial(0));
        assertThat(expected).hasSize(4);
        for (var seed = 1; seed < 40; seed++) {
            var random = new Random(seed);
            var shuffled = new ArrayList<>(events);
            shuffled.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(shuffled, random);
            while (!shuffled.isEmpty()) {
                var batch = shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
                searchEntries.apply(trial(seed), List.copyOf(batch));
                batch.clear();
            }
            assertThat(entries(trial(seed))).as("seed %s", seed).isEqualTo(expected);
        }
    }

    /// Nobody reads or feeds it.
    private static Generation trial(int number) {
        return new Generation("trial", 1_000 + number);
    }

    private List<Document> entries(Generation generation) {
        return searchEntries
                .collection(generation)
                .find()
                .sort(new Document("_id", 1))
                .projection(new Document("ahead", 0))
                .into(new ArrayList<>());
    }

    private static List<ReceivedEvent> history() {
        var firm = TestEvents.organization("cus_a", "Acme", "emp_anna");
        var eve = card("Eve", "eve@a.example", "030 1234567");
        return List.of(
                received("cus_a", 1, firm),
                received("cus_a", 2, TestEvents.givenTo(firm, "emp_anna", "emp_bo")),
                received("cus_p", 1, TestEvents.person("cus_p", "张伟", null)),
                received("cus_p", 2, TestEvents.renamed("cus_p", "张伟", "李娜")),
                received("cus_p", 3, TestEvents.renamed("cus_p", "李娜", "单雄信")),
                received("con_a", 1, TestEvents.contact("cus_a", eve)),
                received(
                        "con_a",
                        2,
                        TestEvents.withoutEmail(
                                "cus_a", "eve@a.example", card("Eve", null, "030 1234567"))),
                received(
                        "con_a",
                        3,
                        TestEvents.moved("cus_a", "cus_b", card("Eve", null, "030 1234567"))),
                received("opp_a", 1, TestEvents.deal("cus_a", "emp_anna", "1", "Lamps")),
                received("opp_a", 2, TestEvents.renamedOpportunity("cus_a", "Lamps", "Lights")),
                received("opp_a", 3, TestEvents.handedOver("cus_a", "emp_anna", "emp_bo")));
    }

    private static ReceivedEvent received(String id, long sequence, PublishedEvent event) {
        var entry = EventCatalogue.rapport().entryOf(event);
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(id, 1, sequence),
                        "/rapport/test",
                        entry.type(),
                        id,
                        THEN,
                        THEN,
                        1,
                        sequence,
                        TENANT,
                        entry.dataSchema(),
                        "test",
                        event.customerId(id),
                        null,
                        "trial",
                        null,
                        null);
        var hash = "hash" + sequence;
        return new ReceivedEvent(envelope, event, entry.topic(), 0, sequence, THEN, hash, "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", " ", "🎉", "—", "\u0000", "\u202e lamp"})
    void whatCannotBeAskedIsRefused(String q) {
        assertThat(anna().status(SEARCH + "?q=" + encoded(q))).isEqualTo(400);
    }

    @Test
    void oddQuestionsAreBounded() {
        assertThat(anna().status(SEARCH + "?q=" + "x".repeat(201))).isEqualTo(400);
        assertThat(anna().status(SEARCH + "?q=" + "x".repeat(10_000))).isGreaterThanOrEqualTo(400);
        assertThat(anna().status(SEARCH + "?q=lamp&limit=51")).isEqualTo(400);
        assertThat(anna().status(SEARCH)).isEqualTo(400);
        assertThat(anna().send("POST", SEARCH, "{\"q\":\"\\ud800\"}").status()).isEqualTo(400);
        assertThat(anna().send("POST", SEARCH, "{}").code()).isEqualTo("search.one-of");
        assertThat(anna().send("POST", SEARCH, "{\"q\":\"a\",\"phone\":\"5550123\"}").code())
                .isEqualTo("search.one-of");
        assertThat(anna().send("POST", SEARCH, "{\"phone\":\"---\"}").code())
                .isEqualTo("search.no-number");
        assertThat(ids(anna(), encoded("a b c d e f g h i j k l m n o p q r s t"))).isEmpty();
    }

    private List<String> commands(String q) {
        return StoreCommands.during(() -> assertThat(ids(anna(), q)).isEmpty()).stream()
                .filter(command -> command.contains("\"search_"))
                .map(command -> command.replaceAll("\"(cus|con)_[a-z]+\",?", "").replace(q, "<q>"))
                .toList();
    }

    /// Until everything published so far is in both views, by reading on from a token.
    private void settled() {
        log.flush();
        await("every published record can be found and is in the facts")
                .until(() -> visible() == log.published().size());
        log.published().stream()
                .map(record -> record.key())
                .distinct()
                .forEach(id -> {
                    var sequence =
                            log.published().stream().filter(each -> each.key().equals(id)).count();
                    await(id + " can be found").until(() -> isFresh(id + "~1~" + sequence));
                });
    }

    private boolean isFresh(String token) {
        var answer = whole().ask(SEARCH + "?q=nothing", "Rapport-Token", token);
        return answer.header("Rapport-Stale").isEmpty();
    }

    private long visible() {
        return whole().get("/api/v1/views/imports/search-1").get("visible").asLong();
    }

    private JsonNode item(String q, String id) {
        return items(whole().get(SEARCH + "?q=" + encoded(q)))
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> items(JsonNode answer) {
        return answer.get("items").valueStream();
    }

    private static List<String> ids(TestReader reader, String q) {
        var query = q.contains("&kind") || q.contains("%") ? q : encoded(q);
        return items(reader.get(SEARCH + "?q=" + query))
                .map(each -> each.get("id").asString())
                .toList();
    }

    private static List<String> posted(TestReader reader, String body) {
        var answer = reader.send("POST", SEARCH, body);
        assertThat(answer.status()).as(body).isEqualTo(200);
        return items(answer.body()).map(each -> each.get("id").asString()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ContactPersonal card(String name, @Nullable String email, String phone) {
        return new ContactPersonal(name, null, email, phone);
    }

    private TestReader anna() {
        return TestReader.employee(port, TENANT, "emp_anna", "seller");
    }

    private TestReader bo() {
        return TestReader.employee(port, TENANT, "emp_bo", "seller");
    }

    private TestReader whole() {
        return TestReader.of(port, TENANT, "administrator");
    }
}
