package io.rapport.analytics;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.CustomerEvent.CustomerRegistered;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeJoined;
import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOpened;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// What a view is asked for looks at hardly more documents than it needs, and so does taking in
/// events: at most ten per document returned.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-hot-it",
            "rapport.operations.service=analytics"
        })
@TestPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanIT {

    private static final String TENANT = "hot-it";
    private static final Instant THEN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int CUSTOMERS = 120;
    private static final int DEALS = 5;

    private final TestLog log = new TestLog(TENANT, "hot-1");
    private final MongoDatabaseFactory databases;

    @LocalServerPort private int port;

    QueryPlanIT(@Autowired MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    @BeforeAll
    void publish() {
        log.publish(
                "tea_hot",
                THEN,
                new TeamFormed(
                        new TeamFormed.Change(),
                        new TeamState("Hot", "emp_0", null, List.of(), null)));
        for (var each = 0; each < 10; each++) {
            log.publish("emp_" + each, THEN, joined(each));
        }
        for (var each = 0; each < CUSTOMERS; each++) {
            log.publish("cus_hot" + each, THEN, registered(each));
            if (each % 10 == 4) {
                var id = "cus_hot" + each;
                var above = "cus_hot" + (each - 1);
                log.publish(id, THEN, TestEvents.below(id, "Customer " + each, "emp_0", above));
            }
            for (var deal = 0; deal < DEALS; deal++) {
                log.publish("opp_hot" + each + "x" + deal, THEN, opened(each));
            }
        }
        log.flush();
        await("every published record is in the view")
                .pollInterval(Duration.ofMillis(200))
                .until(() -> visible() == log.published().size());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void everyReadIsServedByAnIndex() {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        examined(true);

        for (var customer : List.of("cus_hot3", "cus_hot77")) {
            for (var part : List.of("", "/timeline?limit=5", "/owners", "/group")) {
                analyst().get("/api/v1/views/customers/" + customer + part);
                seller().get("/api/v1/views/customers/" + customer + part);
            }
            analyst().get("/api/v1/views/customers/" + customer + "?asOf=2026-01-05");
        }
        analyst().get("/api/v1/funnel?by=stage");
        analyst().get("/api/v1/funnel?by=owner,customer.region&asOf=2026-01-31");
        analyst().get("/api/v1/funnel?knownAt=2026-01-31T00:00:00Z");
        analyst().get("/api/v1/funnel/daily?from=2026-01-01&to=2026-01-31");
        analyst().get("/api/v1/funnel/deals?figure=open&limit=20");
        seller().get("/api/v1/funnel");
        for (var asked :
                List.of("customer", "cust 77", "customer 7", "c77", "crm:c77", "nothing")) {
            analyst().get("/api/v1/search?q=" + asked.replace(" ", "+"));
            seller().get("/api/v1/search?kind=customer&kind=contact&q=" + asked.replace(" ", "+"));
        }
        seller().send("POST", "/api/v1/search", "{\"phone\":\"5550123\"}");
        visible();

        assertFewExamined("reads");
    }

    @Test
    void takingInEventsIsServedByIndexes() {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        examined(true);

        log.publish("cus_more", THEN, registered(900));
        log.publish("opp_more", THEN, opened(901));
        log.repeat(log.published().subList(0, 50));
        await("every published record is in the view")
                .until(() -> visible() == log.published().size());

        assertFewExamined("writes");
    }

    private void assertFewExamined(String what) {
        assertThat(examined(false))
                .as(what)
                .isNotEmpty()
                .allSatisfy(shape ->
                        assertThat(shape.getLong("worst")).as(shape.toJson()).isNotPositive());
    }

    private List<Document> examined(boolean reset) {
        return databases
                .getMongoDatabase()
                .runCommand(new Document("rapportExamined", 1).append("reset", reset))
                .getList("counts", Document.class)
                .stream()
                .filter(count -> count.getLong("queries") > 0)
                .toList();
    }

    private TestReader analyst() {
        return TestReader.of(port, TENANT, "analyst");
    }

    /// The owner of what is asked for, and the lead of the team.
    private TestReader seller() {
        return TestReader.employee(port, TENANT, "emp_0", "sales-manager", "seller");
    }

    private long visible() {
        return analyst().get("/api/v1/views/imports/hot-1").get("visible").asLong();
    }

    private static EmployeeJoined joined(int number) {
        return new EmployeeJoined(
                new EmployeeJoined.Change(),
                new EmployeeState(
                        "tea_hot",
                        null,
                        "North",
                        EmployeeStatus.ACTIVE,
                        List.of(new ExternalId("hr", "e" + number))),
                Personal.clear(null, new EmployeePersonal("Employee " + number)));
    }

    private static CustomerRegistered registered(int number) {
        return new CustomerRegistered(
                new CustomerRegistered.Change(),
                new CustomerState(
                        CustomerKind.ORGANIZATION,
                        "Customer " + number,
                        "industry " + number % 7,
                        "region " + number % 5,
                        null,
                        "emp_0",
                        CustomerLifecycle.ACTIVE,
                        List.of(new ExternalId("crm", "c" + number)),
                        "cus_hot" + number),
                null);
    }

    private static OpportunityOpened opened(int customer) {
        return new OpportunityOpened(
                new OpportunityOpened.Change("pip_hot", 1, "s1"),
                new OpportunityState(
                        "cus_hot" + customer,
                        "pip_hot",
                        1,
                        "s1",
                        OpportunityStatus.OPEN,
                        Money.of("100", "EUR"),
                        "emp_" + customer % 10,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null),
                null);
    }
}
