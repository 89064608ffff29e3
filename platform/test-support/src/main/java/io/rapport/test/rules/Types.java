package io.rapport.test.rules;

/// Names of types that the rules look for. Names, because this module must not depend on the
/// starter, which is tested with it.
final class Types {

    static final String ACCESS_SCOPE = "io.rapport.platform.scope.AccessScope";
    static final String PUBLISHED_EVENT = "io.rapport.contracts.PublishedEvent";
    static final String EVENT_TYPE = "io.rapport.contracts.EventType";

    static final String MONGO_OPERATIONS = "org.springframework.data.mongodb.core.MongoOperations";
    static final String MONGO_DATABASES = "org.springframework.data.mongodb.MongoDatabaseFactory";
    static final String MONGO_COLLECTION = "com.mongodb.client.MongoCollection";
    static final String MONGO_DATABASE = "com.mongodb.client.MongoDatabase";
    static final String SPRING_REPOSITORY = "org.springframework.data.repository.Repository";

    /// What the platform is made of, as opposed to a service.
    static final String[] PLATFORM = {
        "io.rapport.platform..",
        "io.rapport.contracts..",
        "io.rapport.store..",
        "io.rapport.replicas..",
        "io.rapport.roles..",
        "io.rapport.test..",
        "io.rapport.deploy.."
    };

    private Types() {}
}
