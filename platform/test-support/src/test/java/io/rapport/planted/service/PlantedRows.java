package io.rapport.planted.service;

import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

class PlantedRows {

    private final MongoOperations mongo;

    PlantedRows(MongoOperations mongo) {
        this.mongo = mongo;
    }

    List<PlantedAggregate> findAll() {
        return mongo.findAll(PlantedAggregate.class);
    }

    void write(PlantedAggregate aggregate) {
        mongo.save(aggregate);
    }

    void delete() {
        mongo.remove(new Query(), PlantedAggregate.class);
    }
}
