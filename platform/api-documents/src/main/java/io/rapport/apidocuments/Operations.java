package io.rapport.apidocuments;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.RouteTable.Route;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.platform.web.bulk.BulkFormats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final String STREAM =
            """
            id: mTS1d3Jx
            event: change
            data: {"kind":"opportunity","id":"opp_01k7c40h4j8k2m6n0p3q7r1s5t"}

            """;

    private static final String TABLE =
            "A table with a header row: columns are named like the fields of an item, those of fields"
                    + " within fields with a point between. An empty cell is a field that is not given.";

    private static final Map<String, String> BODIES =
            Map.of(
                    MediaType.APPLICATION_JSON_VALUE,
                    "JSON, UTF-8. Fields that this operation does not know are refused.",
                    MergePatch.MEDIA_TYPE,
                    "What is to change, RFC 7396: fields that are absent stay as they are, null takes"
                            + " a field away.",
                    BulkFormats.NDJSON,
                    "One item per line; or a table. Each item is answered for itself, with the codes"
                            + " of the other operations of this kind.");

    private final Schemas schemas;
    private final Parameters parameters;
    private final Descriptions descriptions;
    private final Answers answers;

    Operations(Schemas schemas, Descriptions descriptions, Answers answers) {
        this.schemas = schemas;
        this.descriptions = descriptions;
        this.answers = answers;
        this.parameters = new Parameters(schemas, descriptions);
    }

    ObjectNode of(Route route) {
        var operation = JSON.createObjectNode();
        var handler = route.handler();
        var feature = handler.getBeanType().getSimpleName().replace("Controller", "");
        descriptions.of(feature, handler.getBeanType());
        var id = feature + "_" + handler.getMethod().getName();
        operation.put("operationId", id);
        operation.putArray("tags").add(feature);
        descriptions.operation(operation, handler.getMethod(), roles(route));
        var given = operation.putArray("parameters");
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(Parameters.NAMES);
            parameters.add(given, id, parameter);
            body(operation, feature, route, parameter);
        }
        headers(operation, route);
        if (given.isEmpty()) {
            operation.remove("parameters");
        }
        operation.set("responses", responses(feature, route));
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
            Headers.IMPORT.addTo(given, false);
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
            if (schemas.fitsInATable(type.getGeneric(0))) {
                content.putObject(BulkFormats.CSV)
                        .putObject("schema")
                        .put("type", "string")
                        .put("description", TABLE);
            }
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
        operation
                .putObject("requestBody")
                .put("description", BODIES.get(content.propertyNames().iterator().next()))
                .put("required", true)
                .set("content", content);
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

    private ObjectNode responses(String feature, Route route) {
        var responses = JSON.createObjectNode();
        var type = answerOf(ResolvableType.forMethodReturnType(route.handler().getMethod()));
        var raw = type.resolve(Object.class);
        var status = success(route, raw);
        var success = responses.putObject(Integer.toString(status.value()));
        success.put(
                "description",
                switch (status) {
                    case CREATED -> "Created; Location says where.";
                    case ACCEPTED -> "Accepted, and going on.";
                    case NO_CONTENT -> "Done; there is nothing to show.";
                    default -> "Done, or shown.";
                });
        if (raw != Void.class && raw != void.class) {
            var media = raw == String.class ? "text/plain" : MediaType.APPLICATION_JSON_VALUE;
            success.putObject("content").putObject(media).set("schema", schemas.of(type));
        } else if (produces(route, MediaType.TEXT_EVENT_STREAM_VALUE)) {
            success.putObject("content")
                    .putObject(MediaType.TEXT_EVENT_STREAM_VALUE)
                    .putObject("schema")
                    .put("type", "string")
                    .put("description", "Server-sent events.")
                    .putArray("examples")
                    .add(STREAM);
        }
        answered(success, route, type, status);
        answers.addTo(responses, feature, route, isCommand(route));
        return responses;
    }

    private static void answered(
            ObjectNode success, Route route, ResolvableType type, HttpStatus status) {
        var raw = type.resolve(Object.class);
        var headers = JSON.createObjectNode();
        var isOne = OwnedKinds.MAY_BE && OwnedKinds.isView(raw);
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
}
