package io.rapport.deploy.launcher.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How the tables of a folder become items of the platform. One YAML file says all of it.
///
/// @param description of the data
/// @param constants values that templates name as `${@name}`
/// @param corrections known misspellings of the data
/// @param steps in order
/// @param links demo users that shall stand for imported employees
/// @param awaited what must be visible at the end
record Mapping(
        String description,
        Map<String, String> constants,
        List<Correction> corrections,
        List<Step> steps,
        List<Link> links,
        @Nullable Awaited awaited) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    Mapping {
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
        steps = List.copyOf(steps);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /// One misspelling, replaced wherever the whole field is it.
    record Correction(String file, String column, String from, String to) {}

    /// One kind of thing to send.
    ///
    /// @param name for the progress bar
    /// @param post the path to send to
    /// @param file the table; absent for a single thing that stands in the mapping itself
    /// @param distinct the column of which each value counts once, if not every row does
    /// @param parent the column that names another row of the same table, which must go first
    /// @param key the column by which `parent` names it
    /// @param existing for a single thing: where to ask for it if it is there already
    /// @param item the template of one item
    /// @param choose what to add to the item, by the value of a column
    record Step(
            String name,
            String post,
            @Nullable String file,
            @Nullable String distinct,
            @Nullable String parent,
            @Nullable String key,
            @Nullable String existing,
            JsonNode item,
            @Nullable Choice choose) {}

    /// @param column whose value decides
    /// @param cases what to add for each value
    record Choice(String column, Map<String, JsonNode> cases) {}

    /// @param employee the external id by which the employee was imported
    record Link(String login, String employee) {}

    /// @param path to ask; `${step}` is the id of the single thing of that step
    /// @param pointer where the answer holds the number
    /// @param step of which all accepted items must be counted there
    record Awaited(String path, String pointer, String step) {}

    /// The mapping in the folder (`mapping.yaml`), or the built-in one of the folder's name.
    static Optional<Mapping> of(Path folder) {
        var own = folder.resolve("mapping.yaml");
        try {
            if (Files.exists(own)) {
                return Optional.of(YAML.readValue(own, Mapping.class));
            }
            var resource = "/mappings/" + folder.getFileName() + ".yaml";
            try (InputStream stream = Mapping.class.getResourceAsStream(resource)) {
                return Optional.ofNullable(stream).map(s -> YAML.readValue(s, Mapping.class));
            }
        } catch (IOException | JacksonException e) {
            throw unreadable(own, e);
        }
    }

    static Mapping read(Path file) {
        try {
            return YAML.readValue(file, Mapping.class);
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static ImportFailure unreadable(Path file, Exception why) {
        var message =
                why instanceof JacksonException json ? json.getOriginalMessage() : why.getMessage();
        var at =
                why instanceof JacksonException json && json.getLocation() != null
                        ? ", line " + json.getLocation().getLineNr()
                        : "";
        return new ImportFailure(
                "The mapping %s%s cannot be read: %s".formatted(file, at, message));
    }
}
