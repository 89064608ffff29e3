package io.rapport.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a service's sources say that it reads from the environment and from Kafka: the chart is
/// held against this, not against a copy.
///
/// @param application `spring.application.name`
/// @param settings environment variables that it reads: by a placeholder, or into a record of
///   settings
/// @param groups the consumer groups that it may be in
/// @param reads the topics that it reads
/// @param owns the topics that it writes: `rapport.topics.owned`
record ServiceSource(
        String application,
        Set<String> settings,
        Set<String> groups,
        Set<String> reads,
        Set<String> owns) {

    private static final Map<String, ServiceSource> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    private static final Pattern PREFIX =
            Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern HEADER = Pattern.compile("(?s)\\brecord \\w+\\((.*?)\\)\\s*\\{");
    private static final Pattern COMPONENT = Pattern.compile("\\b([a-z][A-Za-z]*)\\s*(?:,|$)");
    private static final Pattern TOPIC = Pattern.compile("([A-Z]+) = \"(rapport[a-z.]+)\"");
    private static final Pattern KIT =
            Pattern.compile(
                    "<artifactId>rapport-(kit-[a-z-]+|service-starter|replicas)</artifactId>\\s*</dependency>");
    private static final Pattern PROJECTED =
            Pattern.compile("String (?:NAME|PROJECTION) = \"([a-z-]+)\"");
    private static final Map<String, String> TOPICS = topicsByConstant();

    static ServiceSource of(String component) {
        return KNOWN.computeIfAbsent(component, ServiceSource::read);
    }

    /// The topics of the published language.
    static Set<String> topics() {
        return Set.copyOf(TOPICS.values());
    }

    boolean takes(String variable) {
        return settings.contains(variable);
    }

    private static ServiceSource read(String component) {
        var gateway = "gateway".equals(component);
        var folder = gateway ? component : component + "-service";
        var folders = new LinkedHashSet<>(List.of(folder));
        if (!gateway) {
            addKits(folder, folders);
        }
        var texts = folders.stream().flatMap(ServiceSource::sources).toList();
        var file = Chart.CHECKOUT.resolve(folder + "/src/main/resources/application.yaml");
        var application = Yaml.string(Yaml.read(file).at("/spring/application/name"));
        return new ServiceSource(
                application,
                settings(texts),
                found(texts, PROJECTED)
                        .map(name -> application + "." + name)
                        .collect(Collectors.toSet()),
                reads(texts),
                Stream.of(Yaml.string(Yaml.read(file).at("/rapport/topics/owned")))
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.toSet()));
    }

    /// The kits that a build takes, with those that they stand on.
    private static void addKits(String folder, Set<String> folders) {
        found(List.of(Yaml.text(Chart.CHECKOUT.resolve(folder + "/pom.xml"))), KIT)
                .map(kit -> "platform/" + kit)
                .filter(folders::add)
                .forEach(kit -> addKits(kit, folders));
    }

    /// Of the code; a module may be made of others alone.
    private static Stream<String> sources(String folder) {
        if (!Files.exists(Chart.CHECKOUT.resolve(folder + "/src/main"))) {
            return Stream.empty();
        }
        try (var files = Files.walk(Chart.CHECKOUT.resolve(folder + "/src/main"))) {
            return files
                    .filter(file ->
                            Stream.of(".java", ".yaml", ".properties")
                                    .anyMatch(file.toString()::endsWith))
                    .map(Yaml::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> settings(List<String> texts) {
        return Stream.concat(
                        found(texts, PLACEHOLDER), texts.stream().flatMap(ServiceSource::bound))
                .collect(Collectors.toSet());
    }

    /// What a record of settings takes, as an environment variable is named.
    private static Stream<String> bound(String text) {
        var prefix = PREFIX.matcher(text);
        if (!prefix.find()) {
            return Stream.empty();
        }
        var header = HEADER.matcher(text);
        if (!header.find(prefix.end())) {
            return Stream.empty();
        }
        var start = prefix.group(1).replace("-", "").replace('.', '_');
        return COMPONENT
                .matcher(header.group(1))
                .results()
                .map(each -> (start + "_" + each.group(1)).toUpperCase(Locale.ROOT));
    }

    /// The topics that the files with projections name, and those of the events that policies act
    /// on.
    private static Set<String> reads(List<String> texts) {
        var policies = texts.stream().filter(text -> text.contains("Policy.named(")).toList();
        var projections = texts.stream().filter(text -> text.contains("Projection.of(")).toList();
        return TOPICS.entrySet().stream()
                .filter(each ->
                        projections.stream()
                                        .anyMatch(text -> text.contains("Topics." + each.getKey()))
                                || policies.stream().anyMatch(text -> imports(text, each.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean imports(String text, String context) {
        return text.contains(
                "import io.rapport.contracts.%s.".formatted(context.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> found(List<String> texts, Pattern pattern) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(each -> each.group(1));
    }

    private static Map<String, String> topicsByConstant() {
        var file =
                Chart.CHECKOUT.resolve(
                        "platform/event-contracts/src/main/java/io/rapport/contracts/Topics.java");
        return TOPIC.matcher(Yaml.text(file))
                .results()
                .filter(each -> each.group(2).endsWith(".events"))
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));
    }
}
