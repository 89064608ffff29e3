package io.rapport.analytics;

import static io.rapport.test.Patience.await;

import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.test.Api;
import io.rapport.test.TestPlatform;
import io.rapport.test.proof.ServiceProof;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.SpringBootTest;

/// What every service must stand.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-proof",
            "rapport.operations.service=analytics"
        })
@TestPlatform
class ProofTests extends ServiceProof {

    private static final Instant THEN = Instant.parse("2026-01-05T00:00:00Z");
    private static final String WHO = "cus_canary";
    private static final String WORD = "Canarybird";

    /// Customer and pipeline of the examples have been there since before the time of which they
    /// speak.
    @Override
    protected void prepareExamples() {
        var customer = "cus_01k7c3v8r2m5n9p4q6s1t0w3xz";
        try (var log = new TestLog("default", "examples")) {
            log.publish(customer, THEN, TestEvents.organization(customer, "Huadong", null));
            var pipeline = "pip_01k7c1r6s0t4v8w2x5y9z3a7b1";
            var stage = new PipelineStage("offer", "Offer", new BigDecimal("0.5"), 14, false);
            log.publish(pipeline, THEN, TestEvents.pipeline("Direct", stage));
            log.flush();
            await("customer and pipeline of the examples are in the view")
                    .until(() ->
                            everyone()
                                            .get("/api/v1/views/imports/examples")
                                            .body()
                                            .path("visible")
                                            .asInt()
                                    == 2);
        }
    }

    /// All is written now: in March nobody knew customer and pipeline.
    @Override
    protected Map<String, String> refusedExamples() {
        return Map.of(
                "GET /api/v1/views/customers/{id}?knownAt",
                "customer.unknown",
                "GET /api/v1/views/customers/{id}/group?knownAt",
                "customer.unknown",
                "GET /api/v1/views/pipelines/{id}/versions?knownAt",
                "pipeline.unknown");
    }

    @Override
    protected Map<String, String> together() {
        return Map.of("GET /api/v1/funnel/deals?ofStage", "figure=entered");
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        try (var log = new TestLog("default", "canaries")) {
            log.publish(WHO, THEN, TestEvents.person(WHO, WORD + " Young", null));
            log.publish(WHO, THEN, TestEvents.renamed(WHO, WORD + " Young", WORD));
            var email = "canarybird@old.example";
            var phone = "+49 5550199";
            log.publish(
                    "con_canary",
                    THEN,
                    TestEvents.contact(WHO, new ContactPersonal(WORD, WORD, email, phone)));
            log.publish(
                    "con_canary",
                    THEN,
                    TestEvents.withoutEmail(
                            WHO, email, new ContactPersonal(WORD, WORD, null, phone)));
            log.publish("int_canary", THEN, TestEvents.talk(WHO, WORD, "With " + WORD));
            log.publish("opp_canary", THEN, TestEvents.deal(WHO, null, "5", WORD + " lamp"));
            log.publish(
                    "opp_canary", THEN, TestEvents.renamedOpportunity(WHO, WORD + " lamp", WORD));
            log.publish("tic_canary", THEN, TestEvents.ticket(WHO, null, WORD));
            log.publish("tou_canary", THEN, TestEvents.touch(WHO));
            log.publish("rsp_canary", THEN, TestEvents.response(WHO, WORD));
            log.flush();
            await("the canaries are in the view")
                    .until(() ->
                            somebody.get("/api/v1/views/imports/canaries")
                                            .body()
                                            .path("visible")
                                            .asLong()
                                    == log.published().size());
        }
        return Set.of(WHO, "con_canary", "int_canary", "opp_canary", "tic_canary", "rsp_canary");
    }
}
