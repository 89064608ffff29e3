package io.rapport.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.test.StoredDocuments;
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
        assertThat(kinds).hasSize(3);
        for (var kind : kinds) {
            check(kind.type(), mongo);
        }
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
                            type.search(state),
                            type.owner().of(state),
                            type.attributes(),
                            claims));
        }
    }
}
