package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Documents and indexes as an earlier version of the service stored them, committed below
/// `documents/` of its test resources. Names that are stored never change: an older instance, and
/// every document there is, speaks by them.
public final class StoredDocuments {

    private StoredDocuments() {}

    /// What this version makes of a stored state.
    ///
    /// @param state written again
    /// @param find the fields for lists
    /// @param attributes of the kind
    /// @param claims ids of the claims that it holds
    public record Again(
            Document state,
            Map<String, ?> find,
            @Nullable String owner,
            Set<String> attributes,
            Set<String> claims) {}

    /// The committed documents of a collection; none where none are.
    public static List<Document> of(String collection) {
        return lines(collection + ".jsonl").stream().map(Document::parse).toList();
    }

    /// Fails where this version finds, owns, orders or claims otherwise. Fields for lists that came
    /// later are named in `<collection>.added`: documents without them are brought up to them.
    /// Attributes that came later are named in `<collection>.attributes-added`.
    public static void assertKept(String collection, Document stored, Again again) {
        var id = stored.getString("_id");
        assertThat(values(again.state()))
                .as(id)
                .isEqualTo(values(stored.get("state", Document.class)));
        var find = new Document(again.find());
        find.keySet().removeAll(lines(collection + ".added"));
        assertThat(find).as(id).isEqualTo(stored.get("find"));
        assertThat(again.owner()).as(id).isEqualTo(stored.getString("owner"));
        var attributes = new TreeSet<>(again.attributes());
        lines(collection + ".attributes-added").forEach(attributes::remove);
        assertThat(attributes).as(id).isEqualTo(stored.get("effective", Document.class).keySet());
        assertThat(again.claims())
                .as(id)
                .containsExactlyInAnyOrderElementsOf(stored.getList("claims", String.class));
    }

    /// Without the name of the class, which nobody needs: whoever reads says the type. So a class
    /// can be renamed, and these documents show that the former name does not hinder.
    private static Document values(Document state) {
        var values = new Document(state);
        values.remove("_class");
        return values;
    }

    /// Fails where the collection has other indexes than it had.
    public static void assertIndexesKept(MongoCollection<Document> collection) {
        var indexes = new ArrayList<String>();
        collection
                .listIndexes()
                .forEach(index ->
                        indexes.add(String.join(" ", index.get("key", Document.class).keySet())));

        assertThat(indexes)
                .containsExactlyInAnyOrderElementsOf(
                        lines(collection.getNamespace().getCollectionName() + ".indexes"));
    }

    private static List<String> lines(String file) {
        try (@Nullable InputStream found =
                StoredDocuments.class.getResourceAsStream("/documents/" + file)) {
            return found == null
                    ? List.of()
                    : new String(found.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
