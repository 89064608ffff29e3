package io.rapport.gateway.names;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The names that were found, as they stand in an answer. Of whom the caller does not see there is
/// none, and nothing says so; what might be there at another time is told by `namesMissing`.
final class FoundNames {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final IdScan scan;
    private final Map<String, JsonNode> records = new HashMap<>();
    private final Set<Expandable> missing;

    private FoundNames(IdScan scan) {
        this.scan = scan;
        this.missing = EnumSet.noneOf(Expandable.class);
        missing.addAll(scan.cut());
    }

    static FoundNames of(IdScan scan, List<NameQuestions.Answer> answers) {
        var found = new FoundNames(scan);
        answers.forEach(found::take);
        return found;
    }

    /// Who may read no list of a kind sees none of its records: those are not missing.
    private void take(NameQuestions.Answer answer) {
        var question = answer.question();
        if (answer.entity().getStatusCode().isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return;
        }
        var items = items(answer);
        if (items == null) {
            missing.addAll(scan.askedBy(question.kind()));
            return;
        }
        items.forEach(item -> records.put(item.path("id").asString(""), item));
    }

    /// The records of a list; `null` if it is none, such as a page of a proxy.
    private static @Nullable JsonNode items(NameQuestions.Answer answer) {
        var body = answer.entity().getBody();
        if (!answer.entity().getStatusCode().isSameCodeAs(HttpStatus.OK) || body == null) {
            return null;
        }
        try {
            var items = JSON.readTree(body).path("items");
            return items.isArray() ? items : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /// The members that an answer gets, as the end of its object: from the comma to the brace.
    byte[] asEndOfObject() {
        var members = JSON.createObjectNode();
        addNames(members.putObject("names"));
        if (scan.asked().contains(Expandable.STAGE)) {
            addStages(members.putObject("stageNames"));
        }
        var without = members.putArray("namesMissing");
        missing.forEach(each -> without.add(each.label()));
        var bytes = JSON.writeValueAsBytes(members);
        bytes[0] = ',';
        return bytes;
    }

    private void addNames(ObjectNode names) {
        scan.ids()
                .forEach((kind, ids) -> {
                    if (!Set.of(Expandable.STAGE).equals(scan.askedBy(kind))) {
                        ids.forEach(id -> addName(names, id));
                    }
                });
    }

    /// An organization's name is public, a person's is not.
    private void addName(ObjectNode names, String id) {
        var found = records.get(id);
        if (found == null) {
            return;
        }
        var name = found.path("state").path("name").asString("");
        if (name.isEmpty()) {
            name = found.path("personal").path("name").asString("");
        }
        if (!name.isEmpty()) {
            names.put(id, name);
        }
    }

    /// By pipeline: two of them may have a stage of the same id.
    private void addStages(ObjectNode names) {
        for (var pipeline : scan.ids().getOrDefault(NamedKind.PIPELINE, Set.of())) {
            var found = records.get(pipeline);
            if (found != null) {
                var stages = names.putObject(pipeline);
                for (var stage : found.path("state").path("stages")) {
                    var id = stage.path("id").asString("");
                    if (scan.stages().contains(id)) {
                        stages.put(id, stage.path("name").asString(id));
                    }
                }
            }
        }
    }
}
