package io.rapport.apidocuments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The catalogue has every code of the service's edge and of the gateway, and no other.
class EdgeProblemsTests {

    private static final Path ROOT = Path.of("../..");
    private static final String KITS = "platform";
    private static final String GATEWAY = "gateway/src/main/java";
    private static final Pattern OF_A_SERVICE =
            Pattern.compile(".*/(?:kit-[a-z-]+|gateway)/src/main/java/.*\\.java");
    private static final Pattern CODE =
            Pattern.compile("\"((?:request|access|token|bulk|service|store|changes)\\.[a-z-]+)\"");

    /// Said of no whole request that has an operation: a status that no operation answers, a method
    /// that HTTP does not know, one item of a bulk request.
    private static final Set<String> NO_OPERATION =
            Set.of("request.refused", "request.not-implemented", "bulk.wrong-column-count");

    @ParameterizedTest
    @ValueSource(strings = {KITS, GATEWAY})
    void everyCodeThatTheEdgeSaysIsThere(String sources) throws IOException {
        var said = codesIn(sources);
        said.removeAll(NO_OPERATION);

        assertThat(said).isNotEmpty();
        assertThat(catalogue()).containsAll(said);
    }

    @Test
    void noCodeIsThereThatNobodySays() throws IOException {
        var said = codesIn(KITS);
        said.addAll(codesIn(GATEWAY));
        said.add("command.revision-required");

        assertThat(said).containsAll(catalogue());
    }

    private static Set<String> catalogue() {
        return EdgeProblems.ALL.stream().map(Problem::code).collect(Collectors.toSet());
    }

    private static Set<String> codesIn(String sources) throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(ROOT.resolve(sources))) {
            for (var file :
                    files.filter(each -> OF_A_SERVICE.matcher(each.toString()).matches())
                            .toList()) {
                var found = CODE.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        return codes;
    }
}
