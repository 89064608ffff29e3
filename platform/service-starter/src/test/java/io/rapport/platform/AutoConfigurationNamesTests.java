package io.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;

/// An order among auto-configurations is given by names, which nobody checks: one that names what
/// is not there orders nothing, silently.
class AutoConfigurationNamesTests {

    private static final List<String> ORDERS =
            List.of("before", "beforeName", "after", "afterName");

    static Stream<String> ours() {
        return ImportCandidates.load(AutoConfiguration.class, null).getCandidates().stream()
                .filter(name -> name.startsWith("io.rapport."));
    }

    @Test
    void thereAreSome() {
        assertThat(ours()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatIsNamedIsThereAndOnce(String configuration) {
        var named = namedBy(configuration);

        assertThat(named)
                .as(configuration)
                .doesNotHaveDuplicates()
                .allMatch(name -> ClassUtils.isPresent(name, null), "is there");
    }

    /// Every configuration that the kit offers is listed, and nothing else.
    @Test
    void whatIsListedIsThere() {
        assertThat(new TreeSet<>(ours().toList()))
                .allMatch(name -> ClassUtils.isPresent(name, null), "is there");
    }

    private static List<String> namedBy(String configuration) {
        try {
            @Nullable MultiValueMap<String, @Nullable Object> order =
                    new SimpleMetadataReaderFactory()
                            .getMetadataReader(configuration)
                            .getAnnotationMetadata()
                            .getAllAnnotationAttributes(AutoConfiguration.class.getName(), true);
            var named = new ArrayList<String>();
            if (order != null) {
                for (var attribute : ORDERS) {
                    for (var names : order.getOrDefault(attribute, List.of())) {
                        named.addAll(List.of((String[]) names));
                    }
                }
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
