package io.rapport.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;

/// The synchronous question to customer-service, while its instances come and go.
class CustomerServiceCallsTests {

    private static final byte[] EMPLOYEE =
            "{\"id\":\"emp_1\",\"state\":{\"teamId\":\"tea_1\",\"status\":\"ACTIVE\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer service;

    CustomerServiceCallsTests() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.start();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("ada", "token"));
    }

    @AfterEach
    void stop() {
        over.countDown();
        service.stop(0);
        SecurityContextHolder.clearContext();
    }

    @Test
    void asksOnceMoreWhenThereIsNoAnswerInTime() {
        silentFor(1);

        assertThat(calls().employee("emp_1")).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void givesUpAfterThat() {
        silentFor(2);

        assertThatThrownBy(() -> calls().employee("emp_1"))
                .hasMessageContaining("customer.not-known-yet");
        assertThat(asked).hasValue(2);
    }

    private void silentFor(int questions) {
        service.createContext(
                "/",
                exchange -> {
                    if (asked.incrementAndGet() <= questions) {
                        waitUntilOver();
                    }
                    answer(exchange);
                });
    }

    private void waitUntilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, EMPLOYEE.length);
            exchange.getResponseBody().write(EMPLOYEE);
        }
    }

    private CustomerServiceCalls calls() {
        return new CustomerServiceCalls(
                RestClient.builder(),
                "http://127.0.0.1:" + service.getAddress().getPort(),
                new SimpleMeterRegistry());
    }
}
