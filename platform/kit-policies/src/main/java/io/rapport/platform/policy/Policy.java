package io.rapport.platform.policy;

import io.rapport.contracts.PublishedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a service does because of events: a few commands on aggregates of its own. A bean of this
/// type is all that a service needs to add one.
///
/// ```java
/// @Bean
/// Policy careDates(TaskCommands tasks) {
///     return Policy.named("care-dates")
///             .on(CareDateNear.class, near -> tasks.create(near.creating("task"), …));
/// }
/// ```
///
/// What it promises: each event that was recorded after the policy first started is acted on, in
/// the order of its aggregate, however often the service, its store or the broker fails. What it
/// asks for: whatever is created is created by [Occurrence#creating], and a change sets values, so
/// that asking for it again, even after later ones, changes nothing. What was imported as history
/// is passed over.
public final class Policy {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private final String name;
    private final Map<Class<? extends PublishedEvent>, Reaction<?>> reactions =
            new LinkedHashMap<>();

    private Policy(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A policy needs a name like care-dates: " + name);
        }
        this.name = name;
    }

    /// A policy that does nothing yet.
    ///
    /// @param name stable, in lower case with hyphens: its positions are stored under it, what it
    ///   creates has ids that follow from it, and it is the actor of what it does
    public static Policy named(String name) {
        return new Policy(name);
    }

    /// What comes of one event.
    @FunctionalInterface
    public interface Reaction<E extends PublishedEvent> {

        /// Acts, or does not.
        ///
        /// @throws io.rapport.platform.command.RefusalException with [Refusal.Kind#UNAVAILABLE] to
        ///   be asked again later; of any other kind, that nothing comes of it is the decision
        void to(Occurrence<E> occurrence);
    }

    /// Reacts to events of a kind; to each kind once.
    public <E extends PublishedEvent> Policy on(Class<E> event, Reaction<? super E> reaction) {
        if (reactions.putIfAbsent(event, reaction) != null) {
            throw new IllegalArgumentException(name + " reacts to " + event.getSimpleName());
        }
        return this;
    }

    /// Under what it acts.
    public String name() {
        return name;
    }

    Set<Class<? extends PublishedEvent>> events() {
        return Set.copyOf(reactions.keySet());
    }

    boolean reactsTo(PublishedEvent event) {
        return reactions.containsKey(event.getClass());
    }

    @SuppressWarnings("unchecked") // a reaction stands under the class that it takes
    <E extends PublishedEvent> void react(Occurrence<E> occurrence) {
        var reaction = (Reaction<? super E>) reactions.get(occurrence.event().getClass());
        if (reaction != null) {
            reaction.to((Occurrence) occurrence);
        }
    }
}
