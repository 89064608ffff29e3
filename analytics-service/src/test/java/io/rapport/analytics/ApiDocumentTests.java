package io.rapport.analytics;

import io.rapport.apidocuments.OpenApi;
import io.rapport.test.TestPlatform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/// The committed API document is what the controllers offer.
@SpringBootTest
@TestPlatform
class ApiDocumentTests {

    @Test
    void theCommittedDocumentIsTheApi(@Autowired ApplicationContext context) throws IOException {
        OpenApi.of(
                        context,
                        "Analytics",
                        "The whole customer and the whole funnel, now and as of any past moment.")
                .verify(Path.of("src/main/resources/openapi.json"));
    }
}
