package io.rapport.apidocuments;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/// What means the same wherever it stands is said here once: in files `api-words.properties` of the
/// class path, by the name of a property, of a parameter (`query.owner`, `path.id`) or of one of a
/// certain component, feature or operation (`Ticket.id`); `<name>.example` is its example. What a
/// doc comment says goes before.
final class Words {

    private static final String FILE = "api-words.properties";
    private static final String EXAMPLE = ".example";

    private final Properties all = new Properties();

    private Words() {}

    static Words ofClassPath() {
        var words = new Words();
        try {
            var files = Words.class.getClassLoader().getResources(FILE);
            for (var file : Collections.list(files)) {
                try (var reader =
                        new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    words.all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /// The words of the first of these keys that has some.
    Optional<String> of(String... keys) {
        return first(Stream.of(keys));
    }

    /// The example of the first of these keys that has one.
    Optional<String> example(String... keys) {
        return first(Stream.of(keys).map(key -> key + EXAMPLE));
    }

    /// Properties that an example of this component leaves out, as they contradict others.
    ///
    /// @param forTable whether it is a row of a table
    Set<String> leftOut(String component, boolean forTable) {
        var names = new TreeSet<String>();
        for (var key : List.of(".leave-out", forTable ? ".leave-out.csv" : ".leave-out.json")) {
            of(component + key).ifPresent(some -> names.addAll(List.of(some.split(", *"))));
        }
        return names;
    }

    /// What one feature refuses at its edge, without a declared refusal: `problem.<feature>.<code>
    /// = <status> <words>`.
    List<Problem> problems(String feature) {
        var prefix = "problem." + feature + ".";
        return all.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .map(key -> problem(key.substring(prefix.length()), all.getProperty(key)))
                .toList();
    }

    private static Problem problem(String code, String said) {
        var status = HttpStatus.valueOf(Integer.parseInt(said.substring(0, 3)));
        return Problem.of(status, code, said.substring(3).strip());
    }

    private Optional<String> first(Stream<String> keys) {
        return keys.map(all::getProperty)
                .filter(words -> words != null && !words.isBlank())
                .findFirst();
    }
}
