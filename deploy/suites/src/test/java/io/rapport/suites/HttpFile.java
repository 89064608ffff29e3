package io.rapport.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Sends the requests of an `.http` file one after the other, as editors do: `@name = value`,
/// `# @name`, and `{{request.response.body.x}}` or `{{request.response.headers.x}}` of an earlier
/// one.
final class HttpFile {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");

    private final Map<String, String> variables;
    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();

    /// @param variables that take the place of the file's own
    private HttpFile(Map<String, String> variables) {
        this.variables = new HashMap<>(variables);
    }

    /// Sends all of them.
    ///
    /// @return the answers by the names of the requests, in their order
    static Map<String, HttpResponse<String>> send(Path file, Map<String, String> variables) {
        try (var http = HttpClient.newHttpClient()) {
            var run = new HttpFile(variables);
            for (var part : Files.readString(file).split("(?m)^###.*$", -1)) {
                run.take(http, part.strip().lines().toList());
            }
            return run.answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpClient http, List<String> lines)
            throws IOException, InterruptedException {
        var name = "request " + answers.size();
        var request = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("# @name ")) {
                name = line.substring("# @name ".length()).strip();
            } else if (line.startsWith("@")) {
                var parts = line.substring(1).split("=", 2);
                variables.putIfAbsent(parts[0].strip(), parts[parts.length - 1].strip());
            } else if (!line.startsWith("#")) {
                request.add(filled(line));
            }
        }
        if (!request.isEmpty()) {
            answers.put(name, http.send(request(request), BodyHandlers.ofString()));
        }
    }

    private static HttpRequest request(List<String> lines) {
        var blank = lines.indexOf("");
        var head = blank < 0 ? lines : lines.subList(0, blank);
        var body = blank < 0 ? "" : String.join("\n", lines.subList(blank + 1, lines.size()));
        var target = head.getFirst().split(" ", 2);
        var uri = URI.create(URI.create(target[1]).toASCIIString());
        var request = HttpRequest.newBuilder(uri).method(target[0], BodyPublishers.ofString(body));
        for (var header : head.subList(1, head.size())) {
            var parts = header.split(":", 2);
            request.header(parts[0].strip(), parts[1].strip());
        }
        return request.build();
    }

    private String filled(String line) {
        return PLACEHOLDER
                .matcher(line)
                .replaceAll(
                        found -> java.util.regex.Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String expression) {
        var parts = expression.split("[.]", 4);
        if (parts.length == 1) {
            return variables.getOrDefault(expression, "");
        }
        var answer = answers.get(parts[0]);
        if (answer == null || parts.length < 4) {
            throw new AssertionError("Nothing is known of " + expression);
        }
        return parts[2].equals("headers")
                ? answer.headers().firstValue(parts[3]).orElse("")
                : LocalPlatform.json(answer.body()).path(parts[3]).asString();
    }
}
