package io.rapport.analytics;

import static org.assertj.core.api.Assertions.assertThat;

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
        api(context).compareWith(Path.of("src/main/resources/openapi.json"));
    }

    @Test
    void everythingHasWordsAndAnExample(@Autowired ApplicationContext context) {
        assertThat(api(context).gaps()).isEmpty();
    }

    @Test
    void theDocumentIsValidOpenApi(@Autowired ApplicationContext context) {
        assertThat(api(context).brokenRules()).isEmpty();
    }

    private static OpenApi api(ApplicationContext context) {
        return OpenApi.of(
                context,
                "Analytics",
                "The whole customer and the whole funnel, now and as of any past moment.");
    }
}
