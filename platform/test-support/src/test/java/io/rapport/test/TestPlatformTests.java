package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@SpringBootTest(classes = TestPlatformTests.Nothing.class)
@TestPlatform
class TestPlatformTests {

    private final Environment environment;

    TestPlatformTests(@Autowired Environment environment) {
        this.environment = environment;
    }

    @Test
    void givesTheSettingsThatADeploymentGives() {
        assertThat(environment.getProperty("RAPPORT_KAFKA"))
                .isEqualTo(TestBroker.bootstrapServers());
        assertThat(environment.getProperty("rapport.mongodb")).isEqualTo(TestStore.uri());
        assertThat(environment.getProperty("RAPPORT_ISSUER")).isEqualTo(TestTokens.issuer());
        assertThat(environment.getProperty("RAPPORT_DATABASE"))
                .startsWith("test_testplatformtests_");
    }

    @Test
    void servesTheStoreAndGivesEveryoneADatabaseOfTheirOwn() {
        var mine = TestStore.freshDatabase(getClass());
        try (var client = MongoClients.create(TestStore.uri())) {
            client.getDatabase(mine).getCollection("things").insertOne(new Document("_id", 1));

            assertThat(client.getDatabase(mine).getCollection("things").countDocuments()).isOne();
            assertThat(
                            client.getDatabase(TestStore.freshDatabase(getClass()))
                                    .getCollection("things")
                                    .countDocuments())
                    .isZero();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
