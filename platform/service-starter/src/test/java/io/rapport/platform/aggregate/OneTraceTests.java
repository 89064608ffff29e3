package io.rapport.platform.aggregate;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.rapport.contracts.Topics;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewStores;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.TrialRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.Http;
import io.rapport.test.Patience;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// One trace from the client's request through outbox and broker to the view.
class OneTraceTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENTS_SPAN = "00f067aa0ba902b7";
    private static final String VIEW = "folder-view";

    @Test
    void aRequestAndWhatTheViewMakesOfItAreOneTrace() {
        try (var service = start()) {
            var spans = service.getBean(Spans.class);
            var port = service.getEnvironment().getRequiredProperty("local.server.port");

            var answer =
                    new Http(Integer.parseInt(port))
                            .post(
                                    "/api/v1/folders",
                                    TestTokens.bearer("sam", "seller"),
                                    "",
                                    "traceparent",
                                    "00-" + TRACE + "-" + CLIENTS_SPAN + "-01");
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            var id = answer.json().path("id").asString();
            var facts = service.getBean(FactStore.class);
            var generation = service.getBean(Generations.class).current(VIEW);
            await("the view has the event").until(() -> facts.prefix(generation, id) > 0);

            var applied = spans.await(SpanKind.CONSUMER);
            var served = spans.await(SpanKind.SERVER);
            assertThat(served.getTraceId()).isEqualTo(TRACE);
            assertThat(served.getParentSpanId()).isEqualTo(CLIENTS_SPAN);
            assertThat(applied.getTraceId()).isEqualTo(TRACE);
            assertThat(applied.getName()).isEqualTo(VIEW + " applies");
            assertThat(spans.above(applied)).contains(served);
            assertThat(applied.getAttributes().toString()).contains(id + ".1.1");
        }
    }

    private static ConfigurableApplicationContext start() {
        var name = "trace-" + UUID.randomUUID();
        return new SpringApplicationBuilder(Application.class)
                .run(
                        "--spring.application.name=" + name,
                        "--server.port=0",
                        "--spring.mongodb.uri=" + TestStore.uri(),
                        "--spring.mongodb.database=" + TestStore.freshDatabase(OneTraceTests.class),
                        "--rapport.kafka=" + TestBroker.bootstrapServers(),
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--rapport.security.issuer=" + TestTokens.issuer());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Aggregates<Folder> folders(AggregateFactory factory) {
            return factory.open(Folder.TYPE);
        }

        @Bean
        FactStore folderFacts(ViewStores stores) {
            return stores.facts("folder_facts").build();
        }

        @Bean
        Projection folderView(FactStore facts) {
            return Projection.of(VIEW, Set.of(Topics.CUSTOMER), facts);
        }

        @Bean
        FolderController folderController(Aggregates<Folder> folders) {
            return new FolderController(folders);
        }

        @Bean
        Spans spans() {
            return new Spans();
        }
    }

    @RestController
    static class FolderController {

        private final Aggregates<Folder> folders;

        FolderController(Aggregates<Folder> folders) {
            this.folders = folders;
        }

        @PostMapping("/api/v1/folders")
        @AllowedRoles(TrialRoles.SELLER)
        ResponseEntity<CommandAnswer> open(CommandContext context) {
            var answer = folders.create(context, _ -> Folder.open("traced", null, null));
            return CommandResponses.created(answer, "/api/v1/folders/{id}");
        }
    }

    /// What would go to the collector of traces.
    static final class Spans implements SpanExporter {

        private final Queue<SpanData> seen = new ConcurrentLinkedQueue<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            seen.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        SpanData await(SpanKind kind) {
            return Patience.await("a span of that kind is told")
                    .until(() -> ofTrace(kind), found -> !found.isEmpty())
                    .getFirst();
        }

        private List<SpanData> ofTrace(SpanKind kind) {
            return seen.stream()
                    .filter(span -> span.getKind() == kind && span.getTraceId().equals(TRACE))
                    .toList();
        }

        /// The spans that caused this one, nearest first.
        List<SpanData> above(SpanData span) {
            return seen.stream()
                    .filter(each -> each.getSpanId().equals(span.getParentSpanId()))
                    .<SpanData>mapMulti((parent, found) -> {
                        found.accept(parent);
                        above(parent).forEach(found);
                    })
                    .toList();
        }
    }
}
