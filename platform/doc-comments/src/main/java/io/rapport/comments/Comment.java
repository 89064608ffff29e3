package io.rapport.comments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one doc comment says, as Markdown; links to code are code. An absent comment says nothing.
///
/// @param first its first sentence
/// @param rest what follows
/// @param parameters by name, what the `@param` tags say
/// @param returned what `@return` says
public record Comment(String first, String rest, Map<String, String> parameters, String returned) {

    /// Says nothing.
    public static final Comment NONE = new Comment("", "", Map.of(), "");

    private static final Pattern EXAMPLE = Pattern.compile("(?i)\\bfor example,? `([^`]+)`");

    /// Keeps its own copies.
    public Comment {
        parameters = Map.copyOf(parameters);
    }

    /// One that has these words alone.
    public static Comment of(String words) {
        return new Comment(words, "", Map.of(), "");
    }

    /// All of its description.
    public String text() {
        return rest.isEmpty() ? first : first + " " + rest;
    }

    /// Whether it describes nothing; it may have tags still.
    public boolean isEmpty() {
        return text().isBlank();
    }

    /// What is said of a parameter or record component; empty if nothing is.
    public Comment parameter(String name) {
        return of(parameters.getOrDefault(name, ""));
    }

    /// The value that its words give: what stands in backticks behind `for example`.
    public Optional<String> example() {
        var found = EXAMPLE.matcher(text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// The first of these comments that describes something, else [#NONE].
    public static Comment firstOf(List<Comment> comments) {
        return comments.stream().filter(each -> !each.isEmpty()).findFirst().orElse(NONE);
    }
}
