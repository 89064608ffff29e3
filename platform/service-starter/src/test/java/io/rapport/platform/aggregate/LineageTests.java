package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.aggregate.Lineage.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LineageTests {

    @Test
    void allowsALineThatEnds() {
        assertThat(Lineage.judge("leaf", "branch", above(Map.of("branch", "root"))))
                .isEqualTo(Verdict.SOUND);
    }

    @Test
    void refusesALineThatComesBackOverSeveralSteps() {
        assertThat(Lineage.judge("a", "b", above(Map.of("b", "c", "c", "a"))))
                .isEqualTo(Verdict.CIRCULAR);
    }

    @Test
    void refusesItselfAsItsOwnParent() {
        assertThat(Lineage.judge("a", "a", above(Map.of()))).isEqualTo(Verdict.CIRCULAR);
    }

    @Test
    void endsInACircleThatOthersHaveMade() {
        assertThat(Lineage.judge("new", "a", above(Map.of("a", "b", "b", "a"))))
                .isEqualTo(Verdict.TOO_DEEP);
    }

    @Test
    void allowsExactlyTheDeepestLine() {
        assertThat(Lineage.judge(null, "1", above(chain(Lineage.DEEPEST))))
                .isEqualTo(Verdict.SOUND);
        assertThat(Lineage.judge(null, "1", above(chain(Lineage.DEEPEST + 1))))
                .isEqualTo(Verdict.TOO_DEEP);
    }

    private static Function<String, Optional<String>> above(Map<String, String> parents) {
        return id -> Optional.ofNullable(parents.get(id));
    }

    /// 1 → 2 → … → `length`.
    private static Map<String, String> chain(int length) {
        var parents = new HashMap<String, String>();
        for (var step = 1; step < length; step++) {
            parents.put(Integer.toString(step), Integer.toString(step + 1));
        }
        return parents;
    }
}
