package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// What lists cost, and whether their pages add up: walks a list in every order that its route
/// takes, and asks the embedded store how many documents it looked at.
public final class ListProbe {

    /// Documents of a service, in order; a look-up of search fields of an older version goes
    /// through them by itself, and is the kit's to prove.
    private static final String OF_THE_BACKGROUND = "find.version";

    private final MongoDatabase database;

    /// @param database of the service, in the embedded store
    public ListProbe(MongoDatabase database) {
        this.database = database;
        examined(true);
    }

    /// Every value of `sort` that a route takes, by the API document that its service serves.
    public static List<String> orders(int port, String path) {
        return ApiDocument.at(port).operations().stream()
                .filter(each -> each.method().equals("GET") && each.path().equals(path))
                .flatMap(each -> each.says().path("parameters").valueStream())
                .filter(parameter -> parameter.path("name").asString().equals("sort"))
                .flatMap(parameter -> parameter.path("schema").path("enum").valueStream())
                .map(order -> order.asString())
                .toList();
    }

    /// Reads a list to its end, page by page, in every one of these orders; each time it holds the
    /// same records, each of them once.
    ///
    /// @param query path and parameters, without order, page and cursor
    public static void walkIn(Api api, List<String> orders, String query) {
        var known = walk(api, query);
        for (var order : orders) {
            assertThat(walk(api, query + separator(query) + "sort=" + order))
                    .as("%s in the order %s", query, order)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /// The ids of a list in the order of its pages, read in small ones to its end.
    public static List<String> walk(Api api, String query) {
        return read(api, query).stream().map(item -> item.path("id").asString()).toList();
    }

    /// The items of a list in the order of its pages, read in small ones to its end.
    public static List<JsonNode> read(Api api, String query) {
        var items = new ArrayList<JsonNode>();
        var asked = query + separator(query) + "limit=40";
        var next = asked;
        while (!next.isEmpty()) {
            var answer = api.get(next);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            answer.body().path("items").forEach(items::add);
            var cursor = answer.body().path("nextCursor").asString("");
            next = cursor.isEmpty() ? "" : asked + "&cursor=" + cursor;
        }
        return items;
    }

    private static String separator(String query) {
        return query.contains("?") ? "&" : "?";
    }

    /// Since this probe began, no query looked at more than ten documents per document returned.
    ///
    /// @param unless a part of shapes that need not be looked at
    public void assertFewExamined(String... unless) {
        assertThat(examined(false))
                .isNotEmpty()
                .filteredOn(shape ->
                        Arrays.stream(unless).noneMatch(shape.getString("shape")::contains))
                .allSatisfy(shape ->
                        assertThat(shape.getLong("worst"))
                                .as(shape.toJson())
                                .isLessThanOrEqualTo(0));
    }

    private List<Document> examined(boolean reset) {
        return database
                .runCommand(new Document("rapportExamined", 1).append("reset", reset))
                .getList("counts", Document.class)
                .stream()
                .filter(count -> count.getLong("queries") > 0)
                .filter(count -> !count.getString("shape").contains(OF_THE_BACKGROUND))
                .toList();
    }
}
