package io.rapport.suites.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.Oracle;
import io.rapport.test.Patience;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds one instance's views against the oracle, until they are equal or time is over.
final class ViewChecks {

    private final Commander commander;
    private final int port;
    private final Oracle oracle;

    ViewChecks(Commander commander, int port, Oracle oracle) {
        this.commander = commander;
        this.port = port;
        this.oracle = oracle;
    }

    void await(Collection<String> ids) {
        var customers = ids.stream().filter(id -> id.startsWith("cus_")).toList();
        Set<String> left = ConcurrentHashMap.newKeySet();
        left.addAll(customers);
        Patience.await("every customer's view is the oracle's")
                .untilAsserted(() -> assertThat(differing(left)).isEmpty());
        Patience.await("the funnel is the oracle's")
                .untilAsserted(() ->
                        assertThat(
                                        Oracle.answeredFunnel(
                                                commander
                                                        .get(port, "/api/v1/funnel")
                                                        .path("total")))
                                .isEqualTo(oracle.funnel()));
    }

    /// Takes out those that are equal; tells of the first others.
    private List<String> differing(Set<String> left) {
        return List.copyOf(left).parallelStream()
                .map(id -> {
                    var answer = commander.get(port, "/api/v1/views/customers/" + id);
                    var shown = Oracle.answered(answer.path("customer"));
                    var complete = answer.path("reliance").path("complete").asBoolean(true);
                    if (complete && shown.equals(oracle.customer(id))) {
                        left.remove(id);
                        return "";
                    }
                    return id + " shows " + shown + " instead of " + oracle.customer(id);
                })
                .filter(line -> !line.isEmpty())
                .limit(5)
                .toList();
    }
}
