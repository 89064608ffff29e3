package io.rapport.analytics;

import io.rapport.test.TestPlatform;
import io.rapport.test.proof.ServiceProof;
import org.springframework.boot.test.context.SpringBootTest;

/// What every service must stand.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-proof",
            "rapport.operations.service=analytics"
        })
@TestPlatform
class ProofTests extends ServiceProof {}
