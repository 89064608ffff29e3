package io.rapport.platform.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tells which steps of an imported history an aggregate has seen already. A step before the last
/// known change of what it changes is known. Of several at the very instant of that change, as
/// dates without a time give them, those are known that lead to where the aggregate stands; of an
/// attribute that is a plain value, the last one counts.
///
/// @param known when each attribute last changed
/// @param told the aggregate as the item tells it: after its beginning, and after each step
/// @param standing the attribute of the steps that lead from one standing to the next
/// @param stands whether a state told is where the aggregate stands
public record KnownPast<S>(
        EffectiveTimes known, List<S> told, String standing, Predicate<S> stands) {

    /// Whether a value that the item gives for the beginning is news.
    public boolean isNewsOfBeginning(String attribute, @Nullable Instant begun) {
        return begun == null
                || known.last(attribute).filter(last -> !begun.isAfter(last)).isEmpty();
    }

    /// The steps that are news, in their order.
    public <T extends PastStep> List<T> news(@Nullable Instant begun, List<T> steps) {
        var lastKnown = lastKnown(begun, steps);
        return IntStream.range(0, steps.size())
                .filter(at -> isNews(at, lastKnown, steps))
                .mapToObj(steps::get)
                .toList();
    }

    private boolean isNews(int index, int lastKnown, List<? extends PastStep> steps) {
        var step = steps.get(index);
        var last = known.last(step.attribute());
        if (last.isEmpty() || step.effectiveAt().isAfter(last.get())) {
            return true;
        }
        if (step.effectiveAt().isBefore(last.get())) {
            return false;
        }
        return step.attribute().equals(standing)
                ? index > lastKnown
                : isLastOfItsAttribute(index, steps);
    }

    /// The last step at the instant of the last change after which the item tells the aggregate as
    /// it stands; the number of steps if there is none, so that all of them count as known.
    private int lastKnown(@Nullable Instant begun, List<? extends PastStep> steps) {
        var last = known.last(standing);
        if (last.isEmpty()) {
            return -1;
        }
        for (var at = steps.size() - 1; at >= 0; at--) {
            if (steps.get(at).effectiveAt().equals(last.get()) && stands.test(told.get(at + 1))) {
                return at;
            }
        }
        return last.get().equals(begun) && stands.test(told.getFirst()) ? -1 : steps.size();
    }

    private static boolean isLastOfItsAttribute(int index, List<? extends PastStep> steps) {
        var attribute = steps.get(index).attribute();
        return steps.stream()
                .skip(index + 1L)
                .noneMatch(later -> later.attribute().equals(attribute));
    }
}
