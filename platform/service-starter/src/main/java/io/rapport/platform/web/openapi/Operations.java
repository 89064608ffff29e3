package io.rapport.platform.web.openapi;

import io.rapport.platform.command.CommandContext;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.RouteTable.Route;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One operation of the document: who may call it, what it takes and what it answers.
final class Operations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PROBLEMS =
            List.of("400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "503");

    private final Schemas schemas;
    private final Parameters parameters;

    Operations(Schemas schemas) {
        this.schemas = schemas;
        this.parameters = new Parameters(schemas);
    }

    ObjectNode of(Route route) {
        var operation = JSON.createObjectNode();
        var handler = route.handler();
        var feature = handler.getBeanType().getSimpleName().replace("Controller", "");
        operation.put("operationId", feature + "_" + handler.getMethod().getName());
        operation.putArray("tags").add(feature);
        operation.put("description", "Roles: " + roles(route));
        var given = operation.putArray("parameters");
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(Parameters.NAMES);
            parameters.add(given, parameter);
            body(operation, route, parameter);
        }
        headers(operation, route);
        if (given.isEmpty()) {
            operation.remove("parameters");
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private static String roles(Route route) {
        return route.roles().stream().map(Role::wireName).collect(Collectors.joining(", "));
    }

    private void headers(ObjectNode operation, Route route) {
        var given = operation.withArray("parameters");
        var handler = route.handler();
        var isCommand =
                Arrays.stream(handler.getMethodParameters())
                        .anyMatch(
                                parameter -> parameter.getParameterType() == CommandContext.class);
        if (isCommand) {
            Parameters.header(
                    given,
                    "Idempotency-Key",
                    false,
                    "1 to 200 visible characters; the same key gives the same answer for 24 h");
            Parameters.header(
                    given, "Rapport-Correlation-Id", false, "groups what one import causes");
            Parameters.header(
                    given,
                    "If-Match",
                    handler.hasMethodAnnotation(RequiresRevision.class),
                    "the ETag that was read");
        }
        if (isCommand || handler.hasMethodAnnotation(WaitsForToken.class)) {
            Parameters.header(given, "Rapport-Token", false, "what the caller has seen done");
        }
    }

    private void body(ObjectNode operation, Route route, MethodParameter parameter) {
        var isBulk = parameter.getParameterType() == BulkInput.class;
        if (!isBulk && !parameter.hasParameterAnnotation(RequestBody.class)) {
            return;
        }
        var type = ResolvableType.forMethodParameter(parameter);
        var schema = schemas.of(isBulk ? type.getGeneric(0) : type);
        var body = operation.putObject("requestBody").put("required", true);
        var content = body.putObject("content");
        if (isBulk) {
            content.putObject(BulkFormats.NDJSON).set("schema", schema);
            content.putObject(BulkFormats.CSV).putObject("schema").put("type", "string");
            return;
        }
        for (var media : consumes(route)) {
            content.putObject(media).set("schema", schema.deepCopy());
        }
    }

    private static List<String> consumes(Route route) {
        var mapped =
                AnnotatedElementUtils.findMergedAnnotation(
                        route.handler().getMethod(), RequestMapping.class);
        return mapped == null || mapped.consumes().length == 0
                ? List.of(MediaType.APPLICATION_JSON_VALUE)
                : List.of(mapped.consumes());
    }

    private ObjectNode responses(Route route) {
        var responses = JSON.createObjectNode();
        var type = answerOf(ResolvableType.forMethodReturnType(route.handler().getMethod()));
        var raw = type.resolve(Object.class);
        var status = success(route, raw);
        var success = responses.putObject(Integer.toString(status.value()));
        success.put(
                "description",
                switch (status) {
                    case CREATED -> "created";
                    case ACCEPTED -> "accepted, and going on";
                    default -> "done";
                });
        if (raw != Void.class && raw != void.class) {
            var media = raw == String.class ? "text/plain" : MediaType.APPLICATION_JSON_VALUE;
            success.putObject("content").putObject(media).set("schema", schemas.of(type));
        }
        for (var problem : PROBLEMS) {
            responses.putObject(problem).put("$ref", "#/components/responses/Problem");
        }
        return responses;
    }

    /// What the handler says it answers, else what its kind of operation answers.
    private static HttpStatus success(Route route, Class<?> answer) {
        var said = route.handler().getMethodAnnotation(ResponseStatus.class);
        if (said != null) {
            return said.code();
        }
        if (route.method().equals("POST") && createsSomething(route)) {
            return HttpStatus.CREATED;
        }
        return answer == Void.class ? HttpStatus.NO_CONTENT : HttpStatus.OK;
    }

    /// A command on the collection itself makes a new one.
    private static boolean createsSomething(Route route) {
        var isCommandAnswer =
                answerOf(ResolvableType.forMethodReturnType(route.handler().getMethod()))
                        .resolve(Object.class)
                        .getSimpleName()
                        .equals("CommandAnswer");
        return isCommandAnswer && !route.path().contains("{");
    }

    private static ResolvableType answerOf(ResolvableType type) {
        return HttpEntity.class.isAssignableFrom(type.resolve(Object.class))
                ? type.as(HttpEntity.class).getGeneric(0)
                : type;
    }

    /// The problem document that every failure answers.
    ObjectNode commonResponses() {
        var responses = JSON.createObjectNode();
        var problem = responses.putObject("Problem");
        problem.put("description", "an RFC 9457 problem; its type is urn:rapport:problem:<code>");
        var schema =
                problem.putObject("content")
                        .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                        .putObject("schema");
        schema.put("type", "object");
        var properties = schema.putObject("properties");
        for (var name :
                List.of("type", "title", "detail", "instance", "code", "requestId", "traceId")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        var errors = properties.putObject("errors").put("type", "array");
        errors.set("items", schemas.of(ResolvableType.forClass(FieldProblem.class)));
        schema.putArray("required").add("type").add("status").add("code");
        return responses;
    }
}
