package io.rapport.deploy.launcher.scenario;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.run.Await;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Where a story is played: its people, its calendar, and what is printed of it.
final class Stage {

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Tokens tokens;
    private final PrintWriter out;
    private final Instant now;
    private int steps;

    /// @param gateway as an administrator
    Stage(Gateway gateway, Tokens tokens, PrintWriter out, Instant now) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.out = out;
        this.now = now;
    }

    /// Who may everything.
    Person administrator() {
        return new Person("Ada", "", gateway);
    }

    /// A demo user as the employee that they are; who is none yet becomes one.
    Person person(String login, String name) {
        var known = employee(login);
        if (!known.isEmpty()) {
            return new Person(name, known, gateway.as(tokens.of(login)));
        }
        var made = administrator().make("/employees", Map.of("name", name));
        tokens.link(login, made, List.of());
        return new Person(name, made, gateway.as(tokens.of(login)));
    }

    private String employee(String login) {
        JsonNode me = new Person(login, "", gateway.as(tokens.of(login))).get("/me");
        return me.at("/employee/id").asString("");
    }

    /// So many days ago.
    Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    /// Tells what somebody did.
    void step(Person who, String what) {
        out.println("%3d  %-6s %s".formatted(++steps, who.name(), what));
        out.flush();
    }

    /// Tells what came of it.
    void tell(String line) {
        out.println("            " + line);
        out.flush();
    }

    void tell(List<String> lines) {
        lines.forEach(this::tell);
    }

    /// Waits until what other services make of it is there.
    void await(String what, BooleanSupplier condition) {
        if (!Await.until(SHOWN_WITHIN, condition)) {
            throw new CallFailure(
                    "After %d s still not: %s".formatted(SHOWN_WITHIN.toSeconds(), what));
        }
    }

    /// The story goes on only if it is true.
    void require(String what, boolean condition) {
        if (!condition) {
            throw new CallFailure("The story is not true: " + what);
        }
    }
}
