package io.rapport.gateway;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A gateway with browser sessions, and where a test needs it a second one that shares them. The
/// time is the test's.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DrivenClock.InContext.class)
abstract class SessionTest {

    static final TestIssuer ISSUER = TestIssuer.start();
    static final StubService SERVICE = StubService.start("customer");
    static final String ADDRESS = "http://127.0.0.1:8080";
    static final String PATH = "/api/v1/customers";
    private static final String DATABASE = TestStore.freshDatabase(SessionTest.class);

    @LocalServerPort int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        settings(TestStore.uri())
                .forEach(each -> {
                    var cut = each.indexOf('=');
                    registry.add(each.substring(0, cut), () -> each.substring(cut + 1));
                });
    }

    private static Stream<String> settings(String store) {
        return Stream.of(
                "rapport.security.issuer=" + ISSUER.address(),
                "rapport.services.customer=" + SERVICE.address(),
                "rapport.services.analytics=" + SERVICE.address(),
                "rapport.gateway.session.client-id=" + TestIssuer.CLIENT,
                "rapport.gateway.session.client-secret=" + TestIssuer.SECRET,
                "rapport.gateway.session.address=" + ADDRESS,
                "rapport.gateway.session.database=" + DATABASE,
                // A busy machine is no issuer that is away.
                "rapport.gateway.session.issuer-time-limit=10s",
                "rapport.gateway.cors.local=true",
                "spring.mongodb.uri=" + store);
    }

    @BeforeEach
    void begin() {
        ISSUER.reset();
        SERVICE.reset();
        DrivenClock.ALL.reset();
    }

    /// Another instance beside the one of the test, with the same store.
    static int second() {
        return Second.PORT;
    }

    /// One more instance. It stays to the end: the end of one takes along event loops that others
    /// in the same JVM share.
    @SuppressWarnings("resource")
    static int start(String store, String... further) {
        var arguments =
                Stream.concat(
                                Stream.concat(settings(store), Stream.of(further)),
                                Stream.of("server.port=0", "management.server.port=0"))
                        .map(each -> "--" + each)
                        .toArray(String[]::new);
        return new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(new DrivenClock.InContext())
                .run(arguments)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
    }

    Browser browser() {
        return new Browser(ISSUER);
    }

    Browser anna() {
        var browser = browser();
        browser.signIn(port, "/console/");
        return browser;
    }

    /// The sessions as the store has them.
    static List<Document> stored() {
        try (var store = MongoClients.create(TestStore.uri())) {
            return sessions(store).find().into(new ArrayList<>());
        }
    }

    static MongoCollection<Document> sessions(MongoClient store) {
        return store.getDatabase(DATABASE).getCollection("sessions");
    }

    private static final class Second {
        private static final int PORT = start(TestStore.uri());
    }
}
