package io.rapport.gateway;

import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// One running gateway for all tests that need no other: short limits, a small bulk rate, one web
/// page that may call it.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rapport.gateway.upstream.time-limit=3s",
            "rapport.gateway.upstream.bulk-time-limit=60s",
            "rapport.gateway.upstream.names-time-limit=1s",
            "rapport.gateway.upstream.concurrent=16",
            "rapport.gateway.upstream.breaker.calls=4",
            "rapport.gateway.upstream.breaker.minimum-calls=4",
            "rapport.gateway.upstream.breaker.open=3s",
            "rapport.gateway.upstream.breaker.trials=1",
            "rapport.gateway.limits.bulk.burst=3",
            "rapport.gateway.limits.bulk.per-second=1",
            "rapport.gateway.limits.documents.burst=200",
            "rapport.gateway.cors.origins=https://crm.example.com",
            "rapport.gateway.cors.local=true",
            "management.tracing.sampling.probability=1.0"
        })
@TestPlatform(broker = false, store = false)
abstract class GatewayTest {

    static final Map<String, StubService> SERVICES =
            Map.of(
                    "customer", StubService.start("customer"),
                    "opportunity", StubService.start("opportunity"),
                    "service-desk", StubService.start("service-desk"),
                    "marketing", StubService.start("marketing"),
                    "analytics", StubService.start("analytics"));

    static final String ADA = TestTokens.bearer("ada", "seller");

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        SERVICES.forEach((name, stub) -> registry.add("rapport.services." + name, stub::address));
    }

    @BeforeEach
    void resetServices() {
        SERVICES.values().forEach(StubService::reset);
    }

    static StubService service(String name) {
        var service = SERVICES.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name);
        }
        return service;
    }

    RawHttp anonymous() {
        return new RawHttp(port);
    }

    RawHttp ada() {
        return anonymous().bearer(ADA);
    }
}
