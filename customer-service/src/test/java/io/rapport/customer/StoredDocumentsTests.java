package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.test.StoredDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What was stored before stays what it is.
@ServiceTest
class StoredDocumentsTests {

    @Test
    void areReadFoundAndWrittenAsEver(
            @Autowired List<Aggregates<?>> kinds, @Autowired MongoTemplate mongo) {
        assertThat(kinds).hasSize(7);
        kinds.forEach(kind -> check(kind.type(), mongo));
    }

    private static <S> void check(AggregateType<S, ?> type, MongoTemplate mongo) {
        StoredDocuments.assertIndexesKept(mongo.getCollection(type.collection()));
        var documents = StoredDocuments.of(type.collection());
        assertThat(documents).as(type.collection()).isNotEmpty();
        for (var stored : documents) {
            var state =
                    mongo.getConverter()
                            .read(type.stateType(), stored.get("state", Document.class));
            var written = new Document();
            mongo.getConverter().write(state, written);
            var claims =
                    type.unique(state).stream()
                            .map(value -> "default|" + value.kind() + "|" + value.value())
                            .collect(Collectors.toSet());
            StoredDocuments.assertKept(
                    type.collection(),
                    stored,
                    new StoredDocuments.Again(
                            written,
                            found(type, state),
                            type.owner().of(state),
                            type.attributes(),
                            claims));
        }
    }

    /// With the version that the kit stores beside what is found by words.
    private static <S> Document found(AggregateType<S, ?> type, S state) {
        var found = new Document(new HashMap<>(type.search(state)));
        if (found.containsKey("names")) {
            found.append("version", NameSearch.BY_NAME.version());
        }
        return found;
    }
}
