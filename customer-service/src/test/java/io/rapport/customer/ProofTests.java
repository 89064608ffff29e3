package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import io.rapport.test.proof.ServiceProof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String INTERACTIONS = "/api/v1/interactions";
    private static final String EMPLOYEES = "/api/v1/employees";
    private static final String TEAMS = "/api/v1/teams";
    private static final String TASKS = "/api/v1/tasks";
    private static final String NOTICES = "/api/v1/notices";

    private final Map<String, String> references = new TreeMap<>();

    @Override
    protected Map<String, String> records(Api somebody) {
        var customer = made(somebody, CUSTOMERS, since("\"kind\":\"ORGANIZATION\""));
        var works = "\"customerId\":\"%s\"".formatted(customer);
        var interaction =
                """
                {"customerId":"%s","channel":"CALL","direction":"INBOUND","subject":"S",
                 "occurredAt":"2026-01-05T00:00:00Z"}
                """
                        .formatted(customer);
        references.put("parentId", made(somebody, CUSTOMERS, since("\"kind\":\"ORGANIZATION\"")));
        references.put("reportsToId", made(somebody, CONTACTS, since(works)));
        references.put("parentTeamId", made(somebody, TEAMS, since("\"externalIds\":[]")));
        references.put("teamId", references.get("parentTeamId"));
        references.put("managerId", made(somebody, EMPLOYEES, since("\"externalIds\":[]")));
        references.put("ownerId", references.get("managerId"));
        references.put("leadId", references.get("managerId"));
        references.put("assigneeId", references.get("managerId"));
        var task =
                """
                {"subject":"S","assigneeId":"%s","effectiveAt":"2026-01-05T00:00:00Z"}
                """
                        .formatted(references.get("assigneeId"));
        return Map.of(
                CUSTOMERS,
                customer,
                CONTACTS,
                made(somebody, CONTACTS, since(works)),
                INTERACTIONS,
                made(somebody, INTERACTIONS, interaction),
                EMPLOYEES,
                made(somebody, EMPLOYEES, since("\"externalIds\":[]")),
                TEAMS,
                made(somebody, TEAMS, since("\"externalIds\":[]")),
                TASKS,
                made(somebody, TASKS, task),
                NOTICES,
                notice(somebody));
    }

    /// Nobody makes one: it follows from a task that somebody else is to do.
    private String notice(Api somebody) {
        Begun.awaitPolicies();
        var employee = made(somebody, EMPLOYEES, "{\"name\":\"Told\"}");
        var giver = made(somebody, EMPLOYEES, "{\"name\":\"Giver\"}");
        var acting = TestTokens.of(giver).roles("administrator").employee(giver).signed();
        made(
                Api.with(port(), acting),
                TASKS,
                "{\"subject\":\"S\",\"assigneeId\":\"%s\"}".formatted(employee));
        var notices = NOTICES + "?employee=" + employee;
        return await("the notice is given")
                .until(
                        () -> somebody.get(notices).body().at("/items/0/id").asString(""),
                        id -> !id.isEmpty());
    }

    /// What comes again follows from what is done.
    @Override
    protected void prepareExamples() {
        Begun.awaitPolicies();
        var assignee = made(everyone(), EMPLOYEES, "{\"name\":\"Again\"}");
        var weekly =
                """
                {"subject":"S","assigneeId":"%s","dueAt":"2031-01-06T09:00:00Z",
                 "recurrenceRule":"FREQ=WEEKLY"}
                """
                        .formatted(assignee);
        var task = made(everyone(), TASKS, weekly);
        everyone().post(TASKS + "/" + task + "/completion", "{}");
        await("the next one comes")
                .until(() ->
                        everyone().get(TASKS + "?previousTask=" + task).body().path("items").size()
                                == 1);
    }

    /// Who reports to somebody works at the same customer.
    @Override
    protected String prepare(String operation, Api somebody, String id) {
        if (operation.equals("PATCH " + CONTACTS + "/{id}")) {
            var employer =
                    somebody.get(CONTACTS + "/" + id).body().at("/state/customerId").asString();
            var works = "\"customerId\":\"%s\"".formatted(employer);
            references.put("reportsToId", made(somebody, CONTACTS, since(works)));
        }
        return id;
    }

    /// What was given just now was not read in March.
    @Override
    protected Map<String, String> refusedExamples() {
        return Map.of("POST " + NOTICES + "/{id}/reading", "command.effective-too-early");
    }

    private static String since(String more) {
        return "{\"name\":\"Proof\",\"effectiveAt\":\"2026-01-05T00:00:00Z\",%s}".formatted(more);
    }

    @Override
    protected Map<String, String> references() {
        return references;
    }

    @Override
    protected List<String> order() {
        return List.of(TEAMS, EMPLOYEES, CUSTOMERS, CONTACTS, INTERACTIONS, TASKS);
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var customer =
                made(
                        somebody,
                        "/api/v1/customers",
                        "{\"kind\":\"PERSON\",\"name\":\"Canarybird Young\"}");
        var firm =
                made(
                        somebody,
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"Cage\"}");
        var contact =
                made(
                        somebody,
                        "/api/v1/contacts",
                        """
                        {"customerId":"%s","name":"Canarybird Young","jobTitle":"Canarybird",
                         "email":"canarybird@old.example","phone":"+49 5550199"}
                        """
                                .formatted(firm));
        var interaction =
                made(
                        somebody,
                        "/api/v1/interactions",
                        """
                        {"customerId":"%s","channel":"CALL","direction":"INBOUND",
                         "subject":"Canarybird","note":"Canarybird was here"}
                        """
                                .formatted(customer));
        var task =
                made(
                        somebody,
                        TASKS,
                        """
                        {"subject":"Canarybird","note":"Canarybird calls","assigneeId":"%s"}
                        """
                                .formatted(made(somebody, EMPLOYEES, "{\"name\":\"Keeper\"}")));
        change(somebody, TASKS + "/" + task, "{\"subject\":\"Of Canarybird\",\"note\":null}");
        change(somebody, "/api/v1/customers/" + customer, "{\"name\":\"Canarybird Old\"}");
        change(
                somebody,
                "/api/v1/contacts/" + contact,
                "{\"email\":null,\"phone\":\"5550199\",\"name\":\"Canarybird Old\"}");
        change(
                somebody,
                "/api/v1/interactions/" + interaction,
                "{\"subject\":\"About Canarybird\",\"note\":null}");
        return Set.of(customer, firm, contact, interaction, task);
    }

    private static void change(Api somebody, String path, String patch) {
        var answer = somebody.patch(path, patch, "\"1\"");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    @Test
    void anAnalystLooksForOrganizationsByNameButNotForPersons() {
        var everyone = everyone();
        made(everyone, "/api/v1/customers", "{\"kind\":\"ORGANIZATION\",\"name\":\"Wrenworks\"}");
        var analyst = Api.as(port(), "analyst");
        var name = "/api/v1/customers?name=wrenworks";

        assertThat(analyst.get(name + "&kind=ORGANIZATION").body().path("items")).hasSize(1);
        for (var query : List.of("", "&kind=PERSON", "&kind=ORGANIZATION&kind=PERSON")) {
            var refused = analyst.get(name + query);
            assertThat(refused.status()).as(query).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("access.personal-data");
            assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("name");
        }
        assertThat(everyone.get(name).body().path("items")).hasSize(1);

        var ordered = "/api/v1/customers?sort=-name";
        assertThat(analyst.get(ordered + "&kind=ORGANIZATION").status()).isEqualTo(200);
        assertThat(analyst.get(ordered).body().at("/errors/0/field").asString()).isEqualTo("sort");
        assertThat(everyone.get(ordered).status()).isEqualTo(200);
    }

    @Override
    protected Set<String> needingMore() {
        return Set.of(
                "POST /api/v1/contacts/bulk application/x-ndjson",
                "POST /api/v1/contacts/bulk text/csv",
                "POST /api/v1/interactions/bulk application/x-ndjson",
                "POST /api/v1/interactions/bulk text/csv");
    }

    @Override
    protected void consume(ConsumerRecord<byte[], byte[]> event) {
        RecordReader.rapport().read(event);
    }

    private static String made(Api somebody, String path, String body) {
        var answer = somebody.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
