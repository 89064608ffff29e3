package io.rapport.deploy.launcher.demo;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What those who sell and serve at the made-up firm are to do next: something is overdue,
/// something is to be done soon, something has no date.
final class Tasks {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int EACH = 4;

    /// @param due from now, in hours; `null` without a due time
    /// @param remind before it is due, in hours; `null` without a reminder
    /// @param rule by which it comes again; `null` where it does not
    private record Plan(
            String kind,
            String english,
            String chinese,
            @Nullable Integer due,
            @Nullable Integer remind,
            @Nullable String rule) {}

    private static final List<Plan> PLANS =
            List.of(
                    new Plan("CALL", "Call back about the offer", "回电确认报价", -20, null, null),
                    new Plan(
                            "FOLLOW_UP", "Send the delivery plan", "发送交付计划", 26, 2, "FREQ=MONTHLY"),
                    new Plan("VISIT", "Prepare the visit to the plant", "准备工厂拜访", 7 * 24, 24, null),
                    new Plan("OTHER", "Ask for the old drawings", "索取旧图纸", null, null, null));

    private final Gateway gateway;
    private final Map<String, String> ids;
    private final Instant now;

    /// @param ids of the firm's people, by what the tables call them
    Tasks(Gateway gateway, Map<String, String> ids, Instant now) {
        this.gateway = gateway;
        this.ids = ids;
        this.now = now;
    }

    /// Writes them down, unless there are some.
    void write() {
        if (JSON.readTree(answer(gateway.get("/api/v1/tasks?limit=1"))).path("items").size() > 0) {
            return;
        }
        Stream.of(Firm.CHINESE_SELLERS, Firm.ENGLISH_SELLERS, Firm.AGENTS)
                .flatMap(List::stream)
                .forEach(this::write);
    }

    private void write(String person) {
        var id = ids.get(person);
        if (id == null) {
            return;
        }
        var customers =
                JSON.readTree(
                                answer(
                                        gateway.get(
                                                "/api/v1/customers?limit="
                                                        + EACH
                                                        + owner(person, id))))
                        .path("items");
        for (var i = 0; i < PLANS.size(); i++) {
            var customer = customers.path(i).path("id").asString("");
            write("demo-task-" + person + "-" + i, person, id, PLANS.get(i), customer);
        }
    }

    /// Who serves owns no customers.
    private static String owner(String person, String id) {
        return Firm.AGENTS.contains(person) ? "" : "&owner=" + id;
    }

    private void write(String key, String person, String id, Plan plan, String customer) {
        var task = JSON.createObjectNode();
        task.put("kind", plan.kind());
        task.put(
                "subject", Firm.CHINESE_SELLERS.contains(person) ? plan.chinese() : plan.english());
        task.put("assigneeId", id);
        if (!customer.isEmpty()) {
            task.put("customerId", customer);
        }
        if (plan.due() != null) {
            var due = now.plus(Duration.ofHours(plan.due()));
            task.put("dueAt", due.toString());
            if (plan.rule() != null) {
                task.put("recurrenceRule", plan.rule());
            }
            if (plan.remind() != null) {
                task.put("remindAt", due.minus(Duration.ofHours(plan.remind())).toString());
            }
        }
        answer(
                gateway.send(
                        "POST",
                        "/api/v1/tasks",
                        Map.of("Content-Type", "application/json", "Idempotency-Key", key),
                        task.toString()));
    }

    private static String answer(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new CallFailure(
                    "%s answered %d: %s"
                            .formatted(
                                    answer.request().uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }
}
