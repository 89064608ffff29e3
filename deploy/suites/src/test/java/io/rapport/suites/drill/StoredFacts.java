package io.rapport.suites.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/// What analytics keeps of the events, under a hand that should not be there.
final class StoredFacts {

    private final String uri;

    StoredFacts(int port) {
        uri = "mongodb://127.0.0.1:" + port;
    }

    /// Takes one fact out of the generation in use.
    ///
    /// @return its id
    String removeOne() {
        try (var client = MongoClients.create(uri)) {
            var facts = client.getDatabase("rapport_analytics").getCollection("facts_g1");
            var one = facts.find(Filters.regex("_id", "^cus_")).first();
            assertThat(one).as("a fact of a customer").isNotNull();
            var id = one == null ? "" : one.getString("_id");
            assertThat(facts.deleteOne(new Document("_id", id)).getDeletedCount()).isOne();
            return id;
        }
    }
}
