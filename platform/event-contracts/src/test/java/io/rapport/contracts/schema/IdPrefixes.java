package io.rapport.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which letters stand in front of the ids of a kind: what the services' types declare.
final class IdPrefixes {

    private static final Path SERVICES = Path.of("../..");
    private static final Pattern DECLARED =
            Pattern.compile("AggregateType\\.of\\(\\s*\"([a-z-]+)\",\\s*\"([a-z]+)\"");
    private static final Map<String, String> BY_KIND = read();

    private IdPrefixes() {}

    /// For example `cus` of `customer`.
    static String of(Family family) {
        String prefix = BY_KIND.get(family.key());
        if (prefix == null) {
            throw new IllegalStateException("no service declares the kind " + family.key());
        }
        return prefix;
    }

    private static Map<String, String> read() {
        Map<String, String> prefixes = new TreeMap<>();
        try (Stream<Path> services = Files.list(SERVICES)) {
            List<Path> sources =
                    services.map(service -> service.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .toList();
            for (Path source : sources) {
                try (Stream<Path> files = Files.walk(source)) {
                    files.filter(file -> file.toString().endsWith("Events.java"))
                            .forEach(file -> add(prefixes, Resources.read(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prefixes;
    }

    private static void add(Map<String, String> prefixes, String source) {
        DECLARED.matcher(source)
                .results()
                .forEach(found -> prefixes.put(found.group(1), found.group(2)));
    }
}
