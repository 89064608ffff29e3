package io.rapport.test.proof;

import io.rapport.test.Api;
import io.rapport.test.ApiDocument.Operation;
import io.rapport.test.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Looks for personal values in whatever a role is answered, and whether its questions are answered
/// otherwise where they would find such values.
final class PersonalProof {

    private final ProofGround ground;
    private final String role;
    private final Api caller;
    private final Set<String> ids;
    private final List<String> found = new ArrayList<>();

    PersonalProof(ProofGround ground, String role, Set<String> ids) {
        this.ground = ground;
        this.role = role;
        this.ids = new TreeSet<>(ids);
        this.caller = Api.with(ground.port(), TestTokens.bearer("somebody", role));
    }

    /// Where the role met a personal value, or could find one out.
    List<String> found() {
        lookAtAll();
        for (var operation : ground.recordOperations()) {
            if (operation.method().equals("GET")) {
                idsOf(operation).forEach(id -> ask(operation, id));
            }
        }
        return found;
    }

    /// Whether the role met a personal value.
    boolean isShownSome() {
        lookAtAll();
        return !found.isEmpty();
    }

    private void lookAtAll() {
        for (var operation : ground.operations()) {
            for (var id : idsOf(operation)) {
                look(operation + " of " + id, ProofGround.call(operation, caller, id));
            }
        }
    }

    private Set<String> idsOf(Operation operation) {
        return operation.hasVariable() ? ids : Set.of("none");
    }

    private void look(String asked, Api.Answer answer) {
        var told = (answer.raw().body() + answer.raw().headers().map()).toLowerCase(Locale.ROOT);
        for (var canary : ServiceProof.CANARIES) {
            if (told.contains(canary)) {
                found.add(role + ": " + asked + " tells " + canary);
            }
        }
    }

    private void ask(Operation operation, String id) {
        var path = operation.pathOf(id);
        for (var others : required(operation)) {
            look(operation + "?" + others, caller.get(path + "?" + others));
            for (var name : operation.queries()) {
                for (var canary : ServiceProof.CANARIES) {
                    var asked = path + "?" + others + "&" + encoded(name) + "=";
                    var right = caller.get(asked + canary);
                    look(asked + canary, right);
                    if (differs(told(right, canary), asked, canary)) {
                        found.add(role + ": " + asked + " tells a right guess from a wrong one");
                    }
                }
            }
        }
    }

    /// What nothing holds, of the same form.
    private static String another(String canary) {
        return Character.isDigit(canary.charAt(0)) ? "5550188" : "nobodysword";
    }

    /// What changes of itself, such as how far a view has come, makes no difference.
    private boolean differs(String right, String asked, String canary) {
        var wrong = told(caller.get(asked + another(canary)), another(canary));
        return !wrong.equals(right) && told(caller.get(asked + canary), canary).equals(right);
    }

    /// Every list may be asked about each of the records.
    private List<String> required(Operation operation) {
        var required =
                operation
                        .says()
                        .path("parameters")
                        .valueStream()
                        .filter(each -> each.path("in").asString("").equals("query"))
                        .filter(each -> each.path("required").asBoolean(false))
                        .map(each -> each.path("name").asString(""))
                        .toList();
        if (required.isEmpty()) {
            return List.of("");
        }
        return ids.stream()
                .map(id ->
                        String.join(
                                "&",
                                required.stream().map(name -> encoded(name) + "=" + id).toList()))
                .toList();
    }

    private static String told(Api.Answer answer, String word) {
        return answer.status() >= 400
                ? answer.status() + answer.code()
                : answer.raw().body().replace(word, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
