package io.rapport.servicedesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String TICKETS = "/api/v1/tickets";

    @Override
    protected Map<String, String> records(Api somebody) {
        var ticket =
                somebody.post(
                        TICKETS,
                        """
                        {"type":"REPAIR","channel":"PHONE","subject":"S",
                         "effectiveAt":"2026-01-05T00:00:00Z"}
                        """);
        assertThat(ticket.status()).as(ticket.raw().body()).isEqualTo(201);
        return Map.of(TICKETS, ticket.id());
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var ticket =
                somebody.post(
                        TICKETS,
                        """
                        {"type":"REPAIR","channel":"PHONE","subject":"Canarybird",
                         "description":"Canarybird, 5550199"}
                        """);
        assertThat(ticket.status()).as(ticket.raw().body()).isEqualTo(201);
        return Set.of(ticket.id());
    }

    @Override
    protected void prepareExamples() {
        try (var neighbour = new Neighbour()) {
            neighbour.hasThoseOfExamples();
        }
    }

    @Override
    protected List<String> order() {
        return List.of(TICKETS);
    }

    @Override
    protected String prepare(String operation, Api somebody, String id) {
        var before =
                operation.endsWith("/reopening")
                        ? "resolution"
                        : operation.endsWith("/resumption") ? "waiting" : "";
        if (!before.isEmpty()) {
            var path = TICKETS + "/" + id + "/" + before;
            var answer = somebody.post(path, "{\"effectiveAt\":\"2026-02-02T00:00:00Z\"}");
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        }
        return id;
    }

    @Override
    protected Set<String> needingMore() {
        return Set.of(
                "POST /api/v1/tickets/{id}/reopening application/json",
                "POST /api/v1/tickets/{id}/resumption application/json");
    }

    @Override
    protected void consume(ConsumerRecord<byte[], byte[]> event) {
        RecordReader.rapport().read(event);
    }
}
