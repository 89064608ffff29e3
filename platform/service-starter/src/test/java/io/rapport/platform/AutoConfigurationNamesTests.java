package io.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

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
        assertThat(ours().flatMap(each -> namedBy(each).stream()).distinct())
                .hasSizeGreaterThan(10);
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
            var order =
                    new SimpleMetadataReaderFactory()
                            .getMetadataReader(configuration)
                            .getAnnotationMetadata()
                            .getAnnotations()
                            .get(AutoConfiguration.class)
                            .asMap(MergedAnnotation.Adapt.CLASS_TO_STRING);
            return ORDERS.stream()
                    .map(order::get)
                    .filter(String[].class::isInstance)
                    .flatMap(names -> Stream.of((String[]) names))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
