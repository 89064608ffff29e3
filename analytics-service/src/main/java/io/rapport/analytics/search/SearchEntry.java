package io.rapport.analytics.search;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Findable;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.security.VisibilityRule.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What the search view keeps of a record, and the names of its fields: written by its newest event
/// alone, as a whole. What is personal, and what a personal value is found by, stands in a part of
/// its own, which is neither asked nor read for a caller without personal data.
final class SearchEntry {

    static final String KIND = "kind";

    /// By whom the record is seen, see [#see].
    static final String SEE = "see";

    static final String OWNER = "owner";
    static final String CUSTOMER = "customer";
    static final String STATUS = "status";
    static final String PIPELINE = "pipeline";
    static final String STAGE = "stage";

    /// The part that everybody may read, and the personal one. A title stands in one of them.
    static final String OPEN = "open";

    static final String PERSONAL = "personal";

    static final String TITLE = "title";
    static final String TOKENS = "tokens";
    static final String WHOLES = "wholes";
    static final String WORDS = "words";
    static final String KEYS = "keys";
    static final String DIGITS = "digits";

    /// Nobody owns it: everybody whose role reads the kind sees it.
    private static final String NOBODY = "-";

    /// It needs no owner to be seen.
    private static final String EVERYBODY = "*";

    private SearchEntry() {}

    /// What is kept after an event; `null` for a kind that search does not find.
    static @Nullable Document of(Kind kind, @Nullable PublishedEvent event) {
        var found = Vocabulary.findable(event);
        return found == null ? null : of(kind, found);
    }

    static Document of(Kind kind, Findable found) {
        var entry = new Document(KIND, kind.wireName()).append(SEE, see(kind, found));
        append(entry, OWNER, found.ownerId());
        append(entry, CUSTOMER, found.customerId());
        append(entry, STATUS, found.status());
        append(entry, PIPELINE, found.pipelineId());
        append(entry, STAGE, found.stageId());
        append(entry, OPEN, open(found));
        append(entry, PERSONAL, personal(found));
        return entry;
    }

    private static @Nullable Document open(Findable found) {
        var part = found.nature().isPersonal() ? new Document() : titled(found);
        var keys = new LinkedHashSet<String>();
        found.externalIds().forEach(id -> keys.addAll(ExactKeys.of(id)));
        if (!keys.isEmpty()) {
            part.append(KEYS, new ArrayList<>(keys));
        }
        return part.isEmpty() ? null : part;
    }

    private static @Nullable Document personal(Findable found) {
        var part = found.nature().isPersonal() ? titled(found) : new Document();
        var keys = new ArrayList<String>();
        if (found.email() != null) {
            keys.add(ExactKeys.email(found.email()));
        }
        var digits = found.phone() == null ? null : ExactKeys.digits(found.phone()).orElse(null);
        if (digits != null) {
            keys.add(ExactKeys.phone(digits));
            part.append(DIGITS, digits);
        }
        if (!keys.isEmpty()) {
            part.append(KEYS, keys);
        }
        return part.isEmpty() ? null : part;
    }

    private static Document titled(Findable found) {
        var title = found.title();
        if (title == null) {
            return new Document();
        }
        var tokens = SearchTokens.of(title, found.nature());
        return new Document(TITLE, title)
                .append(TOKENS, tokens.tokens())
                .append(WHOLES, new ArrayList<>(tokens.wholes()))
                .append(WORDS, tokens.words());
    }

    private static void append(Document entry, String field, @Nullable Object value) {
        if (value != null) {
            entry.append(field, value);
        }
    }

    /// One word that says by whom a record is seen: its kind and its owner, or the record that it
    /// is seen with. What the caller may see is a set of such words, or a range of them, and so a
    /// condition of the query, whoever asks.
    private static String see(Kind kind, Findable found) {
        return switch (KindRule.of(kind).visibility().relation()) {
            case OWNER -> ownedBy(kind, found.ownerId());
            case PARENT -> ofCustomer(kind, String.valueOf(found.customerId()));
            case TENANT -> common(kind);
        };
    }

    static String ownedBy(Kind kind, @Nullable String owner) {
        return of(kind) + (owner == null ? NOBODY : owner);
    }

    static String ofCustomer(Kind kind, String customer) {
        return of(kind) + customer;
    }

    static String common(Kind kind) {
        return of(kind) + EVERYBODY;
    }

    /// All records of a kind.
    static Document every(Kind kind) {
        return new Document("$gte", of(kind)).append("$lt", kind.wireName() + "}");
    }

    static boolean isOfCustomer(Kind kind) {
        return KindRule.of(kind).visibility().relation() == Relation.PARENT;
    }

    private static String of(Kind kind) {
        return kind.wireName() + "|";
    }
}
