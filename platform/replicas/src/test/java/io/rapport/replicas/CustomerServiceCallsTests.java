package io.rapport.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// The synchronous question to customer-service.
class CustomerServiceCallsTests {

    private static final byte[] EMPLOYEE =
            "{\"id\":\"emp_1\",\"state\":{\"teamId\":\"tea_1\",\"status\":\"ACTIVE\"}}"
                    .getBytes(StandardCharsets.UTF_8);

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
    void findsWhatTheServiceAnswers() {
        service.createContext("/", exchange -> answer(exchange, 200));

        assertThat(calls().employee("emp_1")).contains(new KnownEmployee("emp_1", "tea_1", true));
    }

    @Test
    void findsNoneWhereTheCallerMayNotSeeIt() {
        service.createContext("/api/v1/employees/emp_1", exchange -> answer(exchange, 404));
        service.createContext("/api/v1/employees/emp_2", exchange -> answer(exchange, 403));

        assertThat(calls().employee("emp_1")).isEmpty();
        assertThat(calls().employee("emp_2")).isEmpty();
    }

    @Test
    void failsWhereTheServiceFails() {
        service.createContext("/", exchange -> answer(exchange, 503));

        assertThatThrownBy(() -> calls().employee("emp_1"))
                .isInstanceOf(RestClientException.class)
                .hasMessageContaining("503");
    }

    @Test
    void failsWhereThereIsNoAnswerInTime() {
        service.createContext(
                "/",
                exchange -> {
                    waitUntilOver();
                    answer(exchange, 200);
                });

        assertThatThrownBy(() -> calls().employee("emp_1")).isInstanceOf(RestClientException.class);
    }

    private void waitUntilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, EMPLOYEE.length);
            exchange.getResponseBody().write(EMPLOYEE);
        }
    }

    private CustomerServiceCalls calls() {
        return new CustomerServiceCalls(
                RestClient.builder(), "http://127.0.0.1:" + service.getAddress().getPort());
    }
}
