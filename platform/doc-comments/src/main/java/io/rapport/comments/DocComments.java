package io.rapport.comments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The doc comments of classes whose sources are at hand. Each file is parsed once, when something
/// of it is asked for. What has no source here, or no comment, is answered by [Comment#NONE].
///
/// ```java
/// var comments = DocComments.ofThisBuild();
/// comments.of(TicketState.class).text();
/// comments.of(component).text(); // a component of a record: what its @param says
/// ```
public final class DocComments {

    private static final String SOURCES = "src/main/java";

    private final Path root;
    private final List<Path> sources;
    private final Map<Path, Map<String, Comment>> read = new ConcurrentHashMap<>();

    /// @param root from where places are told
    /// @param sources folders in which packages begin
    public DocComments(Path root, List<Path> sources) {
        this.root = root;
        this.sources = List.copyOf(sources);
    }

    /// Those of every module of the build to which the working directory belongs.
    public static DocComments ofThisBuild() {
        var root = rootOf(Path.of("").toAbsolutePath());
        try (var folders = Files.walk(root, 3)) {
            var sources =
                    folders.filter(each -> Files.exists(each.resolve("pom.xml")))
                            .map(module -> module.resolve(SOURCES))
                            .filter(Files::isDirectory)
                            .sorted()
                            .toList();
            return new DocComments(root, sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The outermost folder of a build, as each has its `pom.xml`.
    private static Path rootOf(Path start) {
        var root = start;
        for (Path above = start; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve("pom.xml"))) {
                root = above;
            }
        }
        return root;
    }

    /// What is said of a type.
    public Comment of(Class<?> type) {
        return find(type, type.getTypeName());
    }

    /// What is said of a method; of those of one name the one with as many parameters.
    public Comment of(Method method) {
        var type = method.getDeclaringClass();
        return find(type, SourceFile.method(type, method.getName(), method.getParameterCount()));
    }

    /// What is said of a component of a record: by the record's `@param`, else by the accessor,
    /// else by a method of that name in an interface that the record implements.
    public Comment of(RecordComponent component) {
        var type = component.getDeclaringRecord();
        var said = of(type).parameter(component.getName());
        if (!said.isEmpty()) {
            return said;
        }
        var accessors =
                Stream.concat(Stream.of(type), interfacesOf(type))
                        .map(each -> find(each, SourceFile.method(each, component.getName(), 0)))
                        .toList();
        return Comment.firstOf(accessors);
    }

    private static Stream<Class<?>> interfacesOf(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .flatMap(each -> Stream.concat(Stream.of(each), interfacesOf(each)));
    }

    /// What is said of a constant of an enum.
    public Comment of(Enum<?> constant) {
        var type = constant.getDeclaringClass();
        return find(type, SourceFile.field(type, constant.name()));
    }

    /// The file in which this type is written, from the root of the build; empty if it is
    /// another's.
    public Optional<String> place(Class<?> type) {
        return file(type).map(file -> root.relativize(file).toString());
    }

    /// The same, to be read.
    public Optional<Path> file(Class<?> type) {
        return Optional.ofNullable(fileOf(type));
    }

    private Comment find(Class<?> type, String name) {
        var file = fileOf(type);
        return file == null
                ? Comment.NONE
                : read.computeIfAbsent(file, SourceFile::commentsOf)
                        .getOrDefault(name, Comment.NONE);
    }

    private @Nullable Path fileOf(Class<?> type) {
        var outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        var file = outermost.getName().replace('.', '/') + ".java";
        return sources.stream()
                .map(each -> each.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
