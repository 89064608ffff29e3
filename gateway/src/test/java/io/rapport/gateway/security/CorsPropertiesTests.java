package io.rapport.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CorsPropertiesTests {

    @Test
    void nobodysPageIsAllowedUnlessSet() {
        var nothing =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("rapport.gateway.cors", CorsProperties.class);

        assertThat(nothing.origins()).isEmpty();
        assertThat(nothing.local()).isFalse();
    }
}
