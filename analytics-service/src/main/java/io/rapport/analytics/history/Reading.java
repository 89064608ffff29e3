package io.rapport.analytics.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One history, cut at one moment: per attribute, the facts allowed by both times, without replaced
/// ones, ordered by effective time and place.
public final class Reading {

    private final Fact[] byEffective;
    private final boolean corrected;
    private final boolean lossy;
    private final long effective;
    private final long prefixEnd;
    private final boolean hole;

    Reading(
            Fact[] byEffective,
            boolean corrected,
            boolean lossy,
            long effective,
            long prefixEnd,
            boolean hole) {
        this.byEffective = byEffective;
        this.corrected = corrected;
        this.lossy = lossy;
        this.effective = effective;
        this.prefixEnd = prefixEnd;
        this.hole = hole;
    }

    /// The same facts as of another business time.
    Reading at(long effective) {
        return new Reading(byEffective, corrected, lossy, effective, prefixEnd, hole);
    }

    /// Whether something known is left out because an event before it is missing.
    public boolean hasHole() {
        return hole;
    }

    /// How many of the events that this reading uses are lost.
    public long lost() {
        return lossy
                ? Arrays.stream(byEffective).filter(each -> each.isLost() && allows(each)).count()
                : 0;
    }

    /// The place of the last fact that this reading may use, whatever its effective time.
    public long prefixEnd() {
        return prefixEnd;
    }

    /// Whether anything had happened by then.
    public boolean exists() {
        for (var fact : byEffective) {
            if (allows(fact)) {
                return true;
            }
        }
        return false;
    }

    public <V> @Nullable V value(Attribute<V> attribute) {
        var last = lastChange(attribute);
        return last == null ? null : last.value(attribute);
    }

    /// Whether it is known at all that the attribute was set, whenever that took effect: what says
    /// of the whole history, and not from a moment on.
    public boolean knows(Attribute<?> attribute) {
        for (var fact : byEffective) {
            if (fact.sets(attribute) && fact.order() <= prefixEnd && !fact.restores()) {
                return true;
            }
        }
        return false;
    }

    /// The fact that gave the attribute its value.
    public @Nullable Fact lastChange(Attribute<?> attribute) {
        for (var i = byEffective.length - 1; i >= 0; i--) {
            if (counts(byEffective[i], attribute)) {
                return byEffective[i];
            }
        }
        return null;
    }

    /// The facts of which at least one attribute counts, by effective time and place.
    public List<Fact> visible(Collection<Attribute<?>> attributes) {
        var visible = new ArrayList<Fact>(byEffective.length);
        for (var fact : byEffective) {
            if (attributes.stream().anyMatch(attribute -> counts(fact, attribute))) {
                visible.add(fact);
            }
        }
        return visible;
    }

    /// The changes of one attribute, first to last.
    public List<Fact> changes(Attribute<?> attribute) {
        var changes = new ArrayList<Fact>(byEffective.length);
        for (var fact : byEffective) {
            if (counts(fact, attribute)) {
                changes.add(fact);
            }
        }
        return changes;
    }

    /// The latest effective time that this reading sees, or the smallest long.
    public long lastEffective() {
        for (var i = byEffective.length - 1; i >= 0; i--) {
            if (allows(byEffective[i])) {
                return byEffective[i].effective();
            }
        }
        return Long.MIN_VALUE;
    }

    private boolean counts(Fact fact, Attribute<?> attribute) {
        return fact.sets(attribute) && allows(fact) && !(corrected && isReplaced(fact, attribute));
    }

    private boolean allows(Fact fact) {
        return fact.effective() <= effective && fact.order() <= prefixEnd && !fact.restores();
    }

    /// A correction counts from its log time on, also for moments before its effective time: what
    /// it says is that the other thing did not happen then.
    private boolean isReplaced(Fact fact, Attribute<?> attribute) {
        for (var other : byEffective) {
            if (other.order() <= prefixEnd && other.replaces(fact, attribute)) {
                return true;
            }
        }
        return false;
    }
}
