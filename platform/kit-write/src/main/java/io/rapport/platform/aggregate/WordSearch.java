package io.rapport.platform.aggregate;

import io.rapport.platform.list.ListSpec;
import io.rapport.platform.text.Word;
import io.rapport.platform.text.WordTokens;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A rule by which texts are stored to be found by their words, and asked for, and the rule before
/// it, which older instances still ask by.
///
/// @param former what every document has, and older instances write
/// @param present what is asked for once every document has it
/// @param version of the rule
public record WordSearch(Rule former, Rule present, int version) {

    /// Texts as words.
    ///
    /// @param field below `find`, where the tokens of the words are stored
    /// @param cut a text into its words
    public record Rule(String field, Function<String, List<Word>> cut) {

        List<String> tokens(String text) {
            return WordTokens.of(cut.apply(text));
        }

        ListSpec.Words words() {
            return new ListSpec.Words(
                    AggregateDocument.FIND + "." + field,
                    query -> WordTokens.asked(cut.apply(query)));
        }
    }

    Map<String, ?> fields(String text) {
        return Map.of(former.field(), former.tokens(text), present.field(), present.tokens(text));
    }
}
