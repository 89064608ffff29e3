package io.rapport.apidocuments;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.security.RouteTable.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The problem documents that operations answer: for each status what that means, and every code
/// with its words as an example. Operations that refuse alike share one response.
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<HttpStatus, String> MEANINGS =
            Map.ofEntries(
                    Map.entry(
                            HttpStatus.BAD_REQUEST,
                            "The request is not what this operation takes; nothing was done."),
                    Map.entry(HttpStatus.UNAUTHORIZED, "There is no valid access token."),
                    Map.entry(HttpStatus.FORBIDDEN, "The caller may not do this."),
                    Map.entry(
                            HttpStatus.NOT_FOUND,
                            "There is no such thing, or the caller may not know of it."),
                    Map.entry(HttpStatus.METHOD_NOT_ALLOWED, "The path has other methods."),
                    Map.entry(HttpStatus.NOT_ACCEPTABLE, "No form that Accept allows."),
                    Map.entry(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time."),
                    Map.entry(
                            HttpStatus.CONFLICT,
                            "The present state stands in the way; nothing was done."),
                    Map.entry(
                            HttpStatus.PRECONDITION_FAILED,
                            "Something has changed since the caller read it; nothing was done."),
                    Map.entry(HttpStatus.CONTENT_TOO_LARGE, "The body is too large."),
                    Map.entry(HttpStatus.URI_TOO_LONG, "The address is too long."),
                    Map.entry(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "The body is of a form that nobody here reads."),
                    Map.entry(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "What is asked can never be right; nothing was done."),
                    Map.entry(
                            HttpStatus.PRECONDITION_REQUIRED,
                            "The command needs the revision that the caller has read."),
                    Map.entry(HttpStatus.TOO_MANY_REQUESTS, "Too many requests; nothing was done."),
                    Map.entry(
                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "The headers are too large."),
                    Map.entry(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "This should not have happened; it is recorded under the request id."),
                    Map.entry(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Something that this needs is away; nothing was done. Come again."),
                    Map.entry(
                            HttpStatus.GATEWAY_TIMEOUT,
                            "It took too long; a command may have been carried out."));

    /// Those that say when to come again.
    private static final Set<HttpStatus> COME_AGAIN =
            Set.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    HttpStatus.GATEWAY_TIMEOUT);

    private final Refusals refusals;
    private final Map<String, List<String>> codes = new TreeMap<>();
    private final ObjectNode responses = JSON.createObjectNode();
    private final Map<String, Problem> examples = new TreeMap<>();

    Answers(Refusals refusals) {
        this.refusals = refusals;
    }

    /// Adds to an operation's responses a reference for each status that it may refuse with.
    void addTo(ObjectNode given, String feature, Route route, boolean isCommand) {
        var all = new TreeMap<Integer, List<Problem>>();
        for (var status : MEANINGS.keySet()) {
            all.put(status.value(), new ArrayList<>());
        }
        EdgeProblems.ALL.forEach(each -> under(each, all).add(each));
        var own = refusals.of(feature, route, isCommand);
        own.forEach(each -> under(each, all).add(each));
        all.values().removeIf(List::isEmpty);
        all.forEach((status, problems) -> {
            var hasOwn = problems.stream().anyMatch(own::contains);
            var name = named("Problem" + status + (hasOwn ? "_" + feature : ""), problems);
            given.putObject(Integer.toString(status)).put("$ref", "#/components/responses/" + name);
        });
    }

    private static List<Problem> under(Problem problem, Map<Integer, List<Problem>> all) {
        return all.computeIfAbsent(problem.status().value(), _ -> new ArrayList<>());
    }

    /// The response with these codes: the one of that name, else of that name and a number.
    private String named(String wanted, List<Problem> problems) {
        var shown = problems.stream().map(this::exampleOf).sorted().toList();
        var name = wanted;
        for (var number = 2; !codes.getOrDefault(name, shown).equals(shown); number++) {
            name = wanted + "_" + number;
        }
        if (codes.put(name, shown) == null) {
            responses.set(name, response(problemStatus(wanted), shown));
        }
        return name;
    }

    private static HttpStatus problemStatus(String name) {
        return HttpStatus.valueOf(Integer.parseInt(name.replaceFirst("Problem(\\d+).*", "$1")));
    }

    private String exampleOf(Problem problem) {
        examples.putIfAbsent(problem.code(), problem);
        return problem.code();
    }

    private static ObjectNode response(HttpStatus status, List<String> codes) {
        var response = JSON.createObjectNode();
        response.put("description", MEANINGS.get(status));
        var headers = JSON.createObjectNode();
        if (COME_AGAIN.contains(status)) {
            Headers.RETRY_AFTER.answeredIn(headers);
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            Headers.ALLOW.answeredIn(headers);
        }
        if (!headers.isEmpty()) {
            response.set("headers", headers);
        }
        var content =
                response.putObject("content").putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        var examples = content.putObject("examples");
        codes.forEach(
                code -> examples.putObject(code).put("$ref", "#/components/examples/" + code));
        return response;
    }

    /// Every response that an operation refers to.
    ObjectNode responses() {
        var sorted = JSON.createObjectNode();
        codes.keySet().forEach(name -> sorted.set(name, responses.get(name)));
        return sorted;
    }

    /// The catalogue: every code.
    ObjectNode examples() {
        var all = JSON.createObjectNode();
        examples.forEach((code, problem) -> all.set(code, problem.example()));
        return all;
    }

    /// The schema of a problem document, RFC 9457.
    static ObjectNode problem(Schemas schemas) {
        var schema = JSON.createObjectNode();
        schema.put("type", "object");
        schema.put(
                "description",
                "Why a request was refused, RFC 9457. Beside these members there may be facts that"
                        + " belong to the code.");
        var properties = schema.putObject("properties");
        text(
                properties,
                "type",
                "urn:rapport:problem: and the code",
                "urn:rapport:problem:request.invalid");
        text(properties, "title", "what HTTP calls the status", "Bad Request");
        properties
                .putObject("status")
                .put("type", "integer")
                .put("description", "the status of HTTP")
                .putArray("examples")
                .add(400);
        text(
                properties,
                "detail",
                "one sentence for people: what happened and what to do",
                "Some fields are not valid; see errors.");
        text(properties, "instance", "the path that was asked", "/api/v1/customers");
        text(properties, "code", "stable, for programs", "request.invalid");
        text(
                properties,
                "requestId",
                "the id under which our logs know the request",
                "01k7c3v8r2m5n9p4q6s1t0w3xz");
        text(
                properties,
                "traceId",
                "the id of its trace, where one runs",
                "4bf92f3577b34da6a3ce929d0e0e4736");
        var errors = properties.putObject("errors").put("type", "array");
        errors.put("description", "which fields or parameters, where it is about such");
        errors.set("items", schemas.of(ResolvableType.forClass(FieldProblem.class)));
        schema.putArray("required").add("type").add("status").add("code");
        return schema;
    }

    private static void text(ObjectNode properties, String name, String said, String example) {
        properties
                .putObject(name)
                .put("type", "string")
                .put("description", said)
                .putArray("examples")
                .add(example);
    }
}
