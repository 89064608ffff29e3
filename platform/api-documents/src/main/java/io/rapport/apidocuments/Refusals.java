package io.rapport.apidocuments;

import io.rapport.comments.DocComments;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;
import io.rapport.platform.security.RouteTable.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The refusals that features declare by `@Refused`, and which of them an operation may answer:
/// those of the packages that its own package uses. Each test's answers are held against that.
final class Refusals {

    private static final String IMPORTS = "io.rapport.platform.imports";
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String OURS = "io.rapport";
    private static final String KIND = "{type}";
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(io\\.rapport(?:\\.[a-z]\\w*)+)\\.[A-Z]");
    private static final String OPERATIONS = "/api/v1/operations/";
    private static final Pattern RESOURCE = Pattern.compile("/api/v1/(?:views/)?([^/{]+).*");

    private final DocComments comments;
    private final Words words;
    private final Map<Class<?>, Refused> declared = new LinkedHashMap<>();
    private final Map<String, String> kinds = new TreeMap<>();
    private final Map<String, Set<String>> used = new HashMap<>();

    Refusals(DocComments comments, Words words) {
        this.comments = comments;
        this.words = words;
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        scanner.findCandidateComponents(OURS).stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .sorted()
                .map(name -> ClassUtils.resolveClassName(name, null))
                .filter(type -> comments.file(type).isPresent())
                .forEach(this::declare);
        if (OwnedKinds.MAY_BE) {
            kinds.putAll(OwnedKinds.in(OURS, comments));
        }
    }

    private void declare(Class<?> type) {
        var said = AnnotatedElementUtils.findMergedAnnotation(type, Refused.class);
        if (said == null || said.code().isEmpty()) {
            throw new IllegalStateException(
                    type.getName()
                            + " does not declare its code and words by @Refused, @Conflict or @Invalid.");
        }
        declared.put(type, said);
    }

    /// What the features behind this route may say no with.
    List<Problem> of(String feature, Route route, boolean isCommand) {
        var packages = packagesOf(route.handler().getBeanType());
        var all = new ArrayList<>(words.problems(feature));
        declared.forEach((type, said) -> {
            if (packages.contains(type.getPackageName())
                    && fits(said.kind(), isCommand, route)
                    && isMet(type, route)) {
                all.add(problem(type, said, kindOf(route)));
                if (said.kind() == Refusal.Kind.UNKNOWN && said.code().contains(KIND)) {
                    kindsIn(packages).forEach(kind -> all.add(problem(type, said, kind)));
                }
            }
        });
        return List.copyOf(new LinkedHashSet<>(all));
    }

    /// The kinds of aggregates that these packages declare: a feature may ask for one of another.
    private Set<String> kindsIn(Set<String> packages) {
        var found = new TreeSet<String>();
        kinds.forEach((kind, where) -> {
            if (packages.contains(where)) {
                found.add(kind);
            }
        });
        return found;
    }

    /// A question is not refused for the state that a command would meet, but for those of
    /// operators, which are about work under way.
    private static boolean fits(Refusal.Kind kind, boolean isCommand, Route route) {
        return switch (kind) {
            case STALE -> isCommand;
            case CONFLICT ->
                    isCommand
                            || !route.method().equals("GET")
                            || route.path().startsWith(OPERATIONS);
            case INVALID, UNKNOWN, FORBIDDEN, UNAVAILABLE -> true;
        };
    }

    /// What imports refuse is met where rows are sent, and where an import is finished. Known by
    /// name: a service that writes nothing has no imports.
    private static boolean isMet(Class<?> refusal, Route route) {
        return !refusal.getPackageName().equals(IMPORTS)
                || route.path().endsWith("/bulk")
                || route.path().contains("/imports/");
    }

    private static String kindOf(Route route) {
        if (route.path().contains("/imports/")) {
            return "import";
        }
        var plural = RESOURCE.matcher(route.path()).replaceFirst("$1");
        return plural.replaceFirst("(ch)es$", "$1")
                .replaceFirst("ies$", "y")
                .replaceFirst("s$", "");
    }

    private Problem problem(Class<?> type, Refused said, String kind) {
        var unsaid = Set.of(said.unsaid());
        var facts = new LinkedHashMap<String, JsonNode>();
        var text = said.words().replace(KIND, kind);
        for (var component : type.getRecordComponents()) {
            var value = sample(component);
            text =
                    text.replace(
                            "{" + component.getName() + "}",
                            value.isString() ? value.asString() : value.toString());
            if (!unsaid.contains(component.getName())) {
                facts.put(component.getName(), value);
            }
        }
        return new Problem(status(said.kind()), said.code().replace(KIND, kind), text, facts);
    }

    /// As ProblemAdvice of the starter answers it.
    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private JsonNode sample(RecordComponent component) {
        var type = component.getType();
        var said =
                words.example(
                        component.getDeclaringRecord().getSimpleName() + "." + component.getName(),
                        "fact." + component.getName(),
                        component.getName());
        if (Collection.class.isAssignableFrom(type)) {
            return said.filter(text -> text.startsWith("["))
                    .map(JSON::readTree)
                    .orElseGet(() -> NODES.arrayNode().add(said.orElse("one")));
        }
        if (type.isEnum()) {
            return NODES.stringNode(((Enum<?>) type.getEnumConstants()[0]).name());
        }
        if (type == Instant.class) {
            return NODES.stringNode("2026-03-02T09:30:00Z");
        }
        if (type.isPrimitive() && type != boolean.class) {
            return said.map(JSON::readTree).orElse(NODES.numberNode(7));
        }
        return NODES.stringNode(said.orElse(component.getName()));
    }

    /// The package of this class and those that it uses: within one service over any number of
    /// steps, of the platform those that are used directly.
    private Set<String> packagesOf(Class<?> controller) {
        var open = new ArrayList<>(List.of(controller.getPackageName()));
        var all = new TreeSet<>(open);
        if (comments.file(controller).isEmpty()) {
            return all;
        }
        var files = folderOf(controller);
        while (!open.isEmpty()) {
            for (var next : usedBy(open.removeLast(), files)) {
                if (all.add(next) && !next.startsWith("io.rapport.platform")) {
                    open.add(next);
                }
            }
        }
        return all;
    }

    private Set<String> usedBy(String name, Path sources) {
        return used.computeIfAbsent(name, _ -> imports(sources.resolve(name.replace('.', '/'))));
    }

    /// Where packages begin of the module that has this class.
    private Path folderOf(Class<?> type) {
        var file = comments.file(type).orElseThrow();
        var depth = type.getPackageName().split("\\.").length;
        return file.resolve("../".repeat(depth + 1)).normalize();
    }

    private static Set<String> imports(Path folder) {
        var found = new TreeSet<String>();
        if (!Files.isDirectory(folder)) {
            return found; // Of another module: what it declares is known, what it uses is not
            // asked.
        }
        try (var files = Files.newDirectoryStream(folder, "*.java")) {
            for (var file : files) {
                var imports = IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    found.add(imports.group(1));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
