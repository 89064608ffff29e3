package io.rapport.apidocuments;

import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.security.RouteTable.Route;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    /// What an operation may refuse with, its own reasons and those of the way to it (the gateway's
    /// limits among them).
    private static final List<String> PROBLEMS =
            List.of(
                    "400", "401", "403", "404", "405", "406", "409", "412", "413", "414", "415",
                    "422", "428", "429", "431", "500", "503", "504");

    /// The problems that say when to come again.
    private static final Set<String> COME_AGAIN = Set.of("429", "503");

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
            body(operation, feature, route, parameter);
        }
        headers(operation, route);
        if (given.isEmpty()) {
            operation.remove("parameters");
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private static String roles(Route route) {
        return String.join(", ", route.roles());
    }

    private static void headers(ObjectNode operation, Route route) {
        var given = operation.withArray("parameters");
        if (isCommand(route)) {
            Headers.IDEMPOTENCY_KEY.addTo(given, false);
            Headers.CORRELATION_ID.addTo(given, false);
            Headers.IF_MATCH.addTo(
                    given, route.handler().hasMethodAnnotation(RequiresRevision.class));
        }
        if (isCommand(route) || route.handler().hasMethodAnnotation(WaitsForToken.class)) {
            Headers.TOKEN.addTo(given, false);
        }
        if (produces(route, MediaType.TEXT_EVENT_STREAM_VALUE)) {
            Headers.LAST_EVENT_ID.addTo(given, false);
        }
    }

    private static boolean isCommand(Route route) {
        return Arrays.stream(route.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CommandContext.class);
    }

    private void body(
            ObjectNode operation, String feature, Route route, MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter);
        var content = JSON.createObjectNode();
        if (parameter.getParameterType() == BulkInput.class) {
            content.putObject(BulkFormats.NDJSON).set("schema", schemas.taken(type.getGeneric(0)));
            content.putObject(BulkFormats.CSV).putObject("schema").put("type", "string");
        } else if (parameter.getParameterType() == MergePatch.class) {
            content.putObject(MergePatch.MEDIA_TYPE)
                    .set("schema", schemas.patch(feature, type.getGeneric(0)));
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            for (var media : consumes(route)) {
                content.putObject(media).set("schema", schemas.taken(type));
            }
        } else {
            return;
        }
        operation.putObject("requestBody").put("required", true).set("content", content);
    }

    private static List<String> consumes(Route route) {
        var mapped =
                AnnotatedElementUtils.findMergedAnnotation(
                        route.handler().getMethod(), RequestMapping.class);
        return mapped == null || mapped.consumes().length == 0
                ? List.of(MediaType.APPLICATION_JSON_VALUE)
                : List.of(mapped.consumes());
    }

    private static boolean produces(Route route, String media) {
        var mapped =
                AnnotatedElementUtils.findMergedAnnotation(
                        route.handler().getMethod(), RequestMapping.class);
        return mapped != null && List.of(mapped.produces()).contains(media);
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
        } else if (produces(route, MediaType.TEXT_EVENT_STREAM_VALUE)) {
            success.putObject("content")
                    .putObject(MediaType.TEXT_EVENT_STREAM_VALUE)
                    .putObject("schema")
                    .put("type", "string");
        }
        answered(success, route, type, status);
        for (var problem : PROBLEMS) {
            responses
                    .putObject(problem)
                    .put(
                            "$ref",
                            "#/components/responses/"
                                    + (COME_AGAIN.contains(problem) ? "ComeAgain" : "Problem"));
        }
        return responses;
    }

    private static void answered(
            ObjectNode success, Route route, ResolvableType type, HttpStatus status) {
        var raw = type.resolve(Object.class);
        var headers = JSON.createObjectNode();
        var isOne = raw == View.class || raw == PersonalView.class;
        if (isOne || raw == CommandAnswer.class) {
            Headers.E_TAG.answeredIn(headers);
        }
        if (isCommand(route)) {
            Headers.TOKEN.answeredIn(headers);
        }
        if (status == HttpStatus.CREATED) {
            Headers.LOCATION.answeredIn(headers);
        }
        if (route.handler().hasMethodAnnotation(WaitsForToken.class)) {
            Headers.STALE.answeredIn(headers);
        }
        Headers.ofTheGateway().forEach(header -> header.answeredIn(headers));
        success.set("headers", headers);
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
        problem.set("content", problemContent());
        var later = responses.putObject("ComeAgain");
        later.put("description", "the same problem document, and when to come again");
        Headers.RETRY_AFTER.answeredIn(later.putObject("headers"));
        later.set("content", problemContent());
        return responses;
    }

    private ObjectNode problemContent() {
        var content = JSON.createObjectNode();
        var schema =
                content.putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE).putObject("schema");
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
        return content;
    }
}
