package io.rapport.servicedesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
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
                        TICKETS, "{\"type\":\"REPAIR\",\"channel\":\"PHONE\",\"subject\":\"S\"}");
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
