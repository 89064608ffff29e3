package io.rapport.planted.sound;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.scope.AccessScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class SoundRows {

    private final MongoOperations mongo;
    private final Aggregates<SoundAggregate> aggregates;

    SoundRows(MongoOperations mongo, Aggregates<SoundAggregate> aggregates) {
        this.mongo = mongo;
        this.aggregates = aggregates;
    }

    List<SoundAggregate> find(AccessScope scope) {
        return mongo.find(
                Query.query(Criteria.where("tenant").is(scope.tenant())), aggregates.type());
    }

    @Nullable SoundAggregate load(Ask ask) {
        return mongo.findById(ask.id(), aggregates.type(), ask.scope().tenant());
    }

    record Ask(AccessScope scope, String id) {}
}
