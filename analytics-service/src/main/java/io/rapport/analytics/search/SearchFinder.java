package io.rapport.analytics.search;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import io.rapport.analytics.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Finds what one caller may find, in one generation. Each part of what they may see is asked by
/// its rarest token, and gives at most a thousand candidates: a title of which every record has a
/// word costs no more than another.
final class SearchFinder {

    private final MongoCollection<Document> entries;
    private final SeenBy seen;
    private final SearchQuestion question;
    private final int most;

    /// @param entries of the generation that is read
    /// @param most candidates of one part at most; if there are more, the answer says so
    SearchFinder(
            MongoCollection<Document> entries, SeenBy seen, SearchQuestion question, int most) {
        this.most = most;
        this.entries = entries;
        this.seen = seen;
        this.question = question;
    }

    /// @param cut whether something was not looked at
    record Found(List<Candidate> candidates, boolean cut) {}

    Found found() {
        var all = new ArrayList<Candidate>();
        var cut = false;
        for (var slice : seen.slices()) {
            for (var part : parts()) {
                for (var query : queries(part, slice)) {
                    var found = visible(slice, query);
                    all.addAll(found.candidates());
                    cut |= found.cut();
                }
            }
        }
        return new Found(all, cut);
    }

    private List<String> parts() {
        return seen.personal()
                ? List.of(SearchEntry.PERSONAL, SearchEntry.OPEN)
                : List.of(SearchEntry.OPEN);
    }

    /// One question to the store.
    ///
    /// @param filter without what says who sees
    /// @param whole the same without what bounds it to some of the entries
    /// @param fields that a candidate is read from
    /// @param candidate of an entry; `null` if it is none after all
    private record Query(
            Document filter,
            Document whole,
            Document fields,
            Function<Document, @Nullable Candidate> candidate) {

        boolean partial() {
            return !filter.equals(whole);
        }
    }

    private List<Query> queries(String part, SeenBy.Slice slice) {
        var queries = new ArrayList<Query>();
        var keys = keys(part);
        if (!keys.isEmpty()) {
            var named = new Document(field(part, SearchEntry.KEYS), new Document("$in", keys));
            queries.add(
                    new Query(
                            named,
                            named,
                            fields(
                                    field(part, SearchEntry.KEYS),
                                    field(SearchEntry.PERSONAL, SearchEntry.DIGITS)),
                            entry -> byKey(entry, part)));
        }
        if (!question.tokens().isEmpty()) {
            queries.addAll(byTokens(part, slice));
        }
        return queries;
    }

    private List<String> keys(String part) {
        if (part.equals(SearchEntry.PERSONAL)) {
            return question.personalKeys();
        }
        var key = question.externalKey();
        return key == null ? List.of() : List.of(key);
    }

    private @Nullable Candidate byKey(Document entry, String part) {
        var state = entry.get("state", Document.class);
        if (part.equals(SearchEntry.OPEN)) {
            return Candidate.byKey(entry, Match.EXTERNAL_ID);
        }
        var personal = state.get(part, Document.class);
        var email = question.email();
        if (email != null && personal.getList(SearchEntry.KEYS, String.class).contains(email)) {
            return Candidate.byKey(entry, Match.EMAIL);
        }
        var digits = personal.getString(SearchEntry.DIGITS);
        var asked = question.digits();
        return asked != null && digits != null && ExactKeys.isSameNumber(asked, digits)
                ? Candidate.byKey(entry, Match.PHONE)
                : null;
    }

    /// By all tokens; where even the rarest has too many entries, by those of the title that has
    /// these words and no other, and by so many of the rarest as are looked at.
    private List<Query> byTokens(String part, SeenBy.Slice slice) {
        var tokens = field(part, SearchEntry.TOKENS);
        var rarest = rarest(tokens, slice);
        if (rarest.entries() == 0 && !slice.joined()) {
            return List.of();
        }
        var fields = fields(field(part, SearchEntry.WHOLES), field(part, SearchEntry.WORDS));
        Function<Document, @Nullable Candidate> read =
                entry -> Candidate.byTitle(entry, part, question.words());
        var all = new LinkedHashSet<String>();
        all.add(rarest.token());
        all.addAll(question.tokens());
        var every = new Document(tokens, new Document("$all", new ArrayList<>(all)));
        if (rarest.entries() <= most || all.size() == 1) {
            var queries = new ArrayList<Query>();
            queries.add(new Query(every, every, fields, read));
            if (rarest.entries() > most) {
                queries.add(together(tokens, fields, read));
            }
            return queries;
        }
        var some =
                within(slice, new Document(tokens, rarest.token()))
                        .projection(new Document("_id", 1))
                        .limit(most)
                        .map(entry -> entry.getString("_id"))
                        .into(new ArrayList<>());
        var bounded = new Document("_id", new Document("$in", some));
        bounded.putAll(every);
        return List.of(together(tokens, fields, read), new Query(bounded, every, fields, read));
    }

    private Query together(
            String tokens, Document fields, Function<Document, @Nullable Candidate> read) {
        var title = new Document(tokens, SearchTokens.together(question.words()));
        return new Query(title, title, fields, read);
    }

    private record Rarest(String token, long entries) {}

    /// The token that the fewest entries have. One alone is not counted: it is read anyway.
    private Rarest rarest(String tokens, SeenBy.Slice slice) {
        var asked = question.tokens();
        var rarest = new Rarest(asked.getFirst(), most + 1L);
        if (asked.size() == 1) {
            return rarest;
        }
        for (var token : asked) {
            var filter = conditions(slice, new Document(tokens, token));
            var few =
                    entries.countDocuments(
                            filter, new CountOptions().limit((int) rarest.entries()));
            if (few < rarest.entries()) {
                rarest = new Rarest(token, few);
            }
            if (few == 0) {
                return rarest;
            }
        }
        return rarest;
    }

    private Found visible(SeenBy.Slice slice, Query query) {
        var entries = read(slice.condition(), query.filter(), query);
        var cut = query.partial() || entries.size() > most;
        if (!slice.joined()) {
            return new Found(candidates(entries, query), cut);
        }
        if (cut) {
            return ofSeenCustomers(query, entries);
        }
        return new Found(held(candidates(entries, query)), false);
    }

    /// Of so many that not all are looked at, those that belong to a customer that is seen are
    /// asked for by the customer, so that nobody learns by `more` how many others there are.
    private Found ofSeenCustomers(Query query, List<Document> entries) {
        var own =
                customers(new Document())
                        .limit(most + 1)
                        .map(entry -> entry.getString("_id"))
                        .into(new ArrayList<>());
        if (own.size() > most) {
            return new Found(held(candidates(entries, query)), true);
        }
        var words = new ArrayList<String>();
        for (var kind : Vocabulary.searched().keySet()) {
            if (SearchEntry.isOfCustomer(kind)) {
                own.forEach(id -> words.add(SearchEntry.ofCustomer(kind, id)));
            }
        }
        var theirs = read(new Document("$in", words), query.whole(), query);
        return new Found(candidates(theirs, query), theirs.size() > most);
    }

    /// Those whose customer is seen as it is owned now. Asked also where there is none, so that
    /// what is hidden costs what there is not.
    private List<Candidate> held(List<Candidate> candidates) {
        var ids = new HashSet<String>();
        for (var each : candidates) {
            if (each.customer() != null) {
                ids.add(each.customer());
            }
        }
        var seenIds = seenCustomers(ids);
        return candidates.stream()
                .filter(each -> seenIds.contains(String.valueOf(each.customer())))
                .toList();
    }

    /// Which of these customers the caller sees.
    Set<String> seenCustomers(Collection<String> ids) {
        return customers(new Document("_id", new Document("$in", List.copyOf(ids))))
                .map(entry -> entry.getString("_id"))
                .into(new HashSet<>());
    }

    private FindIterable<Document> customers(Document filter) {
        filter.append("tenant", seen.tenant());
        if (seen.customers() != null) {
            filter.append("state." + SearchEntry.SEE, seen.customers());
        }
        return entries.find(filter).projection(new Document("_id", 1));
    }

    private List<Document> read(@Nullable Document condition, Document filter, Query query) {
        return within(new SeenBy.Slice(condition, false), filter)
                .projection(query.fields())
                .limit(most + 1)
                .batchSize(most + 1)
                .into(new ArrayList<>());
    }

    private List<Candidate> candidates(List<Document> entries, Query query) {
        var candidates = new ArrayList<Candidate>();
        for (var entry : entries.subList(0, Math.min(entries.size(), most))) {
            var candidate = query.candidate().apply(entry);
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private FindIterable<Document> within(SeenBy.Slice slice, Document filter) {
        return entries.find(conditions(slice, filter));
    }

    private Document conditions(SeenBy.Slice slice, Document filter) {
        var all = new Document("tenant", seen.tenant());
        all.putAll(filter);
        if (slice.condition() != null) {
            all.append("state." + SearchEntry.SEE, slice.condition());
        }
        return all;
    }

    private static Document fields(String... more) {
        var fields =
                new Document("_id", 1)
                        .append("recorded", 1)
                        .append("state." + SearchEntry.CUSTOMER, 1);
        for (var each : more) {
            fields.append(each, 1);
        }
        return fields;
    }

    private static String field(String part, String name) {
        return "state." + part + "." + name;
    }
}
