package io.rapport.customer;

import static io.rapport.test.Patience.await;

import com.mongodb.client.MongoClients;
import io.rapport.test.TestStore;
import java.util.List;
import org.bson.Document;

/// What was recorded before a policy first started is not acted on, and it starts when it is given
/// its partitions, a moment after the service answers. Whoever asks for what follows from an event
/// waits for that first.
final class Begun {

    private static final List<String> BEGINNINGS =
            List.of(
                    "began/task-notices/rapport.customer.events",
                    "began/task-recurrence/rapport.customer.events",
                    "began/customer-notices/rapport.customer.events",
                    "began/opportunity-notices/rapport.opportunity.events",
                    "began/ticket-notices/rapport.service.events");

    private Begun() {}

    static void awaitPolicies() {
        try (var client = MongoClients.create(TestStore.uri())) {
            var positions =
                    client.getDatabase("customer_service_tests").getCollection("policy_positions");
            await("the policies have begun")
                    .until(() ->
                            positions.countDocuments(
                                            new Document("_id", new Document("$in", BEGINNINGS)))
                                    == BEGINNINGS.size());
        }
    }
}
