package io.rapport.analytics.changes;

import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Visibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may see some records at present. Read once for all streams of an instance: two questions to
/// the store, however many records and readers there are.
final class Sight {

    private final Map<String, KnownRecord> known;

    private Sight(Map<String, KnownRecord> known) {
        this.known = known;
    }

    /// What becomes of a change for one reader.
    enum Verdict {
        /// The reader sees the record.
        TOLD,
        /// The reader saw it, and does not any more.
        GONE,
        /// Nothing of the reader's.
        NOTHING
    }

    static Sight at(KnownRecords records, Collection<Change> changes) {
        var parents = new LinkedHashSet<String>();
        changes.forEach(change -> {
            if (change.move() != null && change.move().from() != null && isSeenWithParent(change)) {
                parents.add(change.move().from());
            }
        });
        return of(records, changes.stream().map(Change::id).distinct().toList(), parents);
    }

    static Sight of(KnownRecords records, Collection<String> ids) {
        return of(records, ids, List.of());
    }

    private static Sight of(
            KnownRecords records, Collection<String> ids, Collection<String> moreParents) {
        var known = new HashMap<>(records.of(ids));
        var parents = new LinkedHashSet<>(moreParents);
        known.values()
                .forEach(each -> {
                    if (isSeenWithParent(each.last())) {
                        each.hands().steps().stream()
                                .map(Hands.Step::related)
                                .filter(parent -> parent != null)
                                .forEach(parents::add);
                    }
                });
        parents.removeAll(known.keySet());
        known.putAll(records.of(parents));
        return new Sight(known);
    }

    private static boolean isSeenWithParent(Change change) {
        return switch (KindRule.of(change.kind()).visibility().relation()) {
            case PARENT -> true;
            case OWNER, TENANT -> false;
        };
    }

    Verdict verdict(Visibility reader, Change change) {
        var scope = reader.scope();
        if (!scope.tenant().equals(change.tenant())
                || !reader.sees(KindRule.of(change.kind()).visibility())) {
            return Verdict.NOTHING;
        }
        return switch (scope) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> Verdict.TOLD;
            case AccessScope.OwnedBy _ -> {
                if (sees(reader, change.id())) {
                    yield Verdict.TOLD;
                }
                yield saw(reader, change) ? Verdict.GONE : Verdict.NOTHING;
            }
        };
    }

    /// Whether the reader sees the record as it is at present.
    boolean sees(Visibility reader, String id) {
        var record = known.get(id);
        if (record == null || !record.tenant().equals(reader.scope().tenant())) {
            return false;
        }
        return switch (reader.scope()) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ ->
                    reader.sees(KindRule.of(record.kind()).visibility());
            case AccessScope.OwnedBy _ -> seesAs(reader, record, record.present());
        };
    }

    /// Whether the reader saw it when that happened, or just before.
    private boolean saw(Visibility reader, Change change) {
        var record = known.get(change.id());
        if (record == null) {
            return false;
        }
        var move = change.move();
        return seesAs(reader, record, record.hands().at(change.order()))
                || (move != null
                        && seesAs(reader, record, new Hands.Step(change.order(), move.from())));
    }

    private boolean seesAs(Visibility reader, KnownRecord record, Hands.@Nullable Step whose) {
        var rule = KindRule.of(record.kind()).visibility();
        if (!reader.sees(rule)) {
            return false;
        }
        return switch (rule.relation()) {
            case TENANT -> true;
            case OWNER ->
                    whose != null
                            && reader.seesOwnedBy(record.kind().wireName(), rule, whose.related());
            case PARENT ->
                    whose != null && whose.related() != null && sees(reader, whose.related());
        };
    }
}
