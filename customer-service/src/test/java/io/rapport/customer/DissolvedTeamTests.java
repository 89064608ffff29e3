package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// A team ends when nobody works in it and no team is part of it.
@ServiceTest
class DissolvedTeamTests {

    private static final String TEAMS = "/api/v1/teams";
    private static final String EMPLOYEES = "/api/v1/employees";

    @LocalServerPort private int port;
    private Api admin = Api.as(0);

    @BeforeEach
    void signIn() {
        admin = Api.as(port, "administrator");
    }

    @Test
    void whoWorksInItAndWhatIsPartOfItGoesElsewhereFirst() {
        var north = team("North", "");
        var part = team("Harbour", ",\"parentTeamId\":\"" + north + "\"");
        var other = team("South", "");
        var ada = employee(north);
        var gone = employee(north);
        done(admin.put(EMPLOYEES + "/" + gone + "/departure", "{}"));

        var refused = dissolve(north);

        refused(refused, 409, "directory.team-in-use");
        assertThat(refused.body().path("detail").asString())
                .startsWith("1 employees work in the team and 1 teams are part of it.");
        assertThat(refused.body().path("members").asInt()).isEqualTo(1);
        done(admin.patch(EMPLOYEES + "/" + ada, "{\"teamId\":\"" + other + "\"}", "\"1\""));
        refused(dissolve(north), 409, "directory.team-in-use");
        done(dissolve(part));
        done(dissolve(north));
        done(dissolve(north));
        try (var topic = new Topic(Topics.CUSTOMER)) {
            var dissolved = topic.of(north, 2).getLast();
            assertThat(Topic.header(dissolved, "ce_type")).isEqualTo("rapport.team.dissolved.v1");
            assertThat(dissolved.value())
                    .startsWith(
                            "{\"change\":{},\"state\":{\"name\":\"North\",\"externalIds\":[],\"dissolved\":true,");
        }
    }

    @Test
    void nothingOfItChangesAndNobodyComesToIt() {
        var gone = team("Gone", "");
        done(dissolve(gone));
        var named = "\"teamId\":\"" + gone + "\"";

        refused(
                admin.patch(TEAMS + "/" + gone, "{\"name\":\"Back\"}", "\"2\""),
                409,
                "directory.team-dissolved");
        refused(
                admin.post(EMPLOYEES, "{\"name\":\"Late\"," + named + "}"),
                422,
                "directory.team-unknown");
        refused(
                admin.post(TEAMS, "{\"name\":\"Part\",\"parentTeamId\":\"" + gone + "\"}"),
                422,
                "directory.team-unknown");
        refused(
                Api.as(port, "seller").put(TEAMS + "/" + gone + "/dissolution", "{}"),
                403,
                "access.denied");
    }

    @Test
    void listsAskForTheTeamsThatThereAre() {
        var parent = team("Listed", "");
        var under = ",\"parentTeamId\":\"" + parent + "\"";
        var kept = team("Kept", under);
        var gone = team("Gone", under);
        done(dissolve(gone));

        assertThat(listed(parent, "")).containsExactly(kept, gone);
        assertThat(listed(parent, "&active=true")).containsExactly(kept);
        assertThat(listed(parent, "&active=false")).containsExactly(gone);
    }

    @Test
    void whoLedItLeadsItNoMore() {
        var lead = employee(null);
        var led = team("Led", ",\"leadId\":\"" + lead + "\"");
        var me =
                Api.with(
                        port, TestTokens.of("lead" + lead).roles("seller").employee(lead).signed());
        assertThat(me.get("/api/v1/me").raw().body()).contains(led);

        done(dissolve(led));

        assertThat(me.get("/api/v1/me").raw().body()).doesNotContain(led);
    }

    @Test
    void anImportDoesNotFormItAgain() {
        var integration = Api.as(port, "integration");
        var item =
                "{\"externalId\":{\"system\":\"gone"
                        + System.nanoTime()
                        + "\",\"id\":\"t\"},\"name\":\"%s\"}";
        var path = TEAMS + "/bulk";
        var gone =
                bulk(integration, path, item.formatted("Night shift"))
                        .body()
                        .at("/items/0/id")
                        .asString();
        done(dissolve(gone));

        var again = bulk(integration, path, item.formatted("Late shift"));

        assertThat(again.body().path("unchanged").asInt()).as(again.raw().body()).isEqualTo(1);
        assertThat(again.raw().body()).contains("the team was dissolved");
        assertThat(admin.get(TEAMS + "/" + gone).body().at("/state/name").asString())
                .isEqualTo("Night shift");
    }

    private static Api.Answer bulk(Api api, String path, String item) {
        return api.post(path, item, "Content-Type", "application/x-ndjson");
    }

    /// It writes the state whole, without what it does not know.
    @Test
    void whatAnOlderReleaseWritesDoesNotFormItAgain(@Autowired MongoTemplate mongo) {
        var gone = team("Old", "");
        done(dissolve(gone));
        mongo.getCollection("teams")
                .updateOne(Filters.eq("_id", gone), Updates.unset("state.dissolved"));

        assertThat(admin.get(TEAMS + "/" + gone).body().at("/state/dissolved").asBoolean())
                .isTrue();
    }

    private Api.Answer dissolve(String team) {
        return admin.put(TEAMS + "/" + team + "/dissolution", "{}");
    }

    private String team(String name, String more) {
        return admin.post(TEAMS, "{\"name\":\"" + name + "\"" + more + "}").id();
    }

    private String employee(@Nullable String team) {
        var of = team == null ? "" : ",\"teamId\":\"" + team + "\"";
        return admin.post(EMPLOYEES, "{\"name\":\"Somebody\"" + of + "}").id();
    }

    private List<String> listed(String parent, String more) {
        return admin.get(TEAMS + "?parent=" + parent + more)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
