package io.rapport.gateway.names;

import io.rapport.gateway.upstream.RecordLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Asks for the names of all ids that an answer holds, side by side.
@Component
final class NameQuestions {

    private final RecordLists lists;

    NameQuestions(RecordLists lists) {
        this.lists = lists;
    }

    /// What came of it; never fails.
    ///
    /// @param asked the headers of the caller's request
    Mono<FoundNames> ask(IdScan scan, HttpHeaders asked) {
        var questions = questions(scan);
        return Flux.fromIterable(questions)
                .flatMap(each -> answer(each, asked), Math.max(1, questions.size()))
                .collectList()
                .map(answers -> FoundNames.of(scan, answers));
    }

    private Mono<Answer> answer(Question question, HttpHeaders asked) {
        return lists.of(question.kind().resource(), question.ids(), asked)
                .map(answer -> new Answer(question, answer));
    }

    private static List<Question> questions(IdScan scan) {
        return scan.ids().entrySet().stream()
                .flatMap(each ->
                        parts(each.getValue()).map(part -> new Question(each.getKey(), part)))
                .toList();
    }

    private static Stream<List<String>> parts(Collection<String> ids) {
        var all = new ArrayList<>(ids);
        var parts = new ArrayList<List<String>>();
        for (var from = 0; from < all.size(); from += RecordLists.MOST_IDS) {
            parts.add(all.subList(from, Math.min(from + RecordLists.MOST_IDS, all.size())));
        }
        return parts.stream();
    }

    record Question(NamedKind kind, List<String> ids) {}

    record Answer(Question question, ResponseEntity<byte[]> entity) {}
}
