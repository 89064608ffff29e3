package io.rapport.platform.aggregate;

import io.rapport.contracts.Actor;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.scope.AccessScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The timers of one kind: when the next one of a state is due, and what it comes to.
///
/// When something is due follows from the state alone. It stands in the document beside the state,
/// set by the same write, so that an index finds it; there is no second write to lose.
final class Timers<S> {

    private static final Duration NEAR = Duration.ofHours(1);

    /// Where a document says what is due; only while something is.
    static final String DUE = "due";

    static final String SLOT = "slot";
    static final String AT = "at";
    static final String TRIES = "tries";

    /// How many causes lie before what armed it; only where there are some.
    static final String HOPS = "hops";

    private final String kind;
    private final List<Timer<S>> timers;

    Timers(String kind, List<Timer<S>> timers) {
        this.kind = kind;
        this.timers = List.copyOf(timers);
    }

    boolean isEmpty() {
        return timers.isEmpty();
    }

    /// When the first of them is due.
    Optional<Instant> next(S state) {
        return timers.stream()
                .map(timer -> timer.due().of(state))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /// What is stored of it; `null` where nothing is due.
    ///
    /// @param hops how many causes lie before what arms it; a timer that is far away is no part of
    ///   a circle, but may come again and again
    /// @param now when it is armed
    @Nullable Document document(String id, S state, int hops, Instant now) {
        return next(state)
                .map(at -> document(id, at, 0, at.isAfter(now.plus(NEAR)) ? 0 : hops))
                .orElse(null);
    }

    static Document document(String id, Instant at, int tries, int hops) {
        var due =
                new Document(SLOT, Outbox.bucket(id))
                        .append(AT, Date.from(at))
                        .append(TRIES, tries);
        return hops == 0 ? due : due.append(HOPS, hops);
    }

    /// Everything that is due by then, each at its own time, however late it is; in the order in
    /// which it was due.
    ///
    /// @throws IllegalStateException where a timer would fire without an end
    Decision<S> fire(Stored<S> stored, Instant now) {
        var state = stored.state();
        var publications = new ArrayList<Publication>();
        for (var timer : dueBy(state, now)) {
            // Another one that fired a moment ago may have taken its reason away.
            var due = timer.due().of(state);
            if (due == null || due.isAfter(now)) {
                continue;
            }
            var fired = timer.firing().fire(state);
            var again = timer.due().of(fired.state());
            if (again != null && !again.isAfter(due)) {
                throw new IllegalStateException(
                        "The timer %s of %s is due again at once.".formatted(timer.name(), kind));
            }
            state = fired.state();
            fired.publications()
                    .forEach(each -> publications.add(each.at(effective(stored, each, due))));
        }
        return new Decision<>(state, publications, java.util.Set.of());
    }

    private List<Timer<S>> dueBy(S state, Instant now) {
        return timers.stream()
                .filter(timer -> {
                    var due = timer.due().of(state);
                    return due != null && !due.isAfter(now);
                })
                .sorted(
                        Comparator.comparing(
                                timer -> Objects.requireNonNull(timer.due().of(state))))
                .toList();
    }

    /// What changed its attributes later than it was due came first.
    private static Instant effective(Stored<?> stored, Publication publication, Instant due) {
        return publication.attributes().stream()
                .flatMap(attribute -> stored.effective().last(attribute).stream())
                .filter(last -> last.isAfter(due))
                .max(Comparator.naturalOrder())
                .orElse(due);
    }

    /// In whose name timers act: the platform's own, for the tenant of what is due. A timer is no
    /// cause of its own: it keeps the count of what armed it.
    CommandContext context(String tenant, int hops) {
        return new CommandContext(
                        new AccessScope.SystemScope(tenant),
                        Actor.of(Actor.Kind.SYSTEM, "timer." + kind).header(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .after(hops);
    }
}
