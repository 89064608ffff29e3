package io.rapport.platform.list;

import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a list goes on, for lists that no [ListQuery] reads. A controller takes it as a parameter;
/// it is read from `cursor`, which is optional. A cursor holds for exactly the list that gave it
/// out: the same path, and the same parameters but for `limit`. Another one, or none at all, is
/// refused, for it would be taken for some place in this list.
///
/// It keeps nothing secret and grants nothing.
public final class PageCursor {

    /// The query parameter that it comes in.
    public static final String PARAMETER = ListSpec.CURSOR;

    private static final int LONGEST = 2_000;
    private static final int CHECK = 16;
    private static final Set<String> OF_THE_PAGE = Set.of(PARAMETER, ListSpec.LIMIT);

    private final String list;
    private final @Nullable String place;

    private PageCursor(String list, @Nullable String place) {
        this.list = list;
        this.place = place;
    }

    /// Reads the cursor of a list.
    ///
    /// @param path of the list
    /// @param parameters all that it was asked with
    /// @throws ProblemException 400 for a cursor that this list did not give out
    public static PageCursor of(String path, Map<String, String[]> parameters) {
        var list = listOf(path, parameters);
        var given = parameters.get(PARAMETER);
        return new PageCursor(list, given == null ? null : place(list, given[0]));
    }

    /// What was handed to [#to] for the page before; `null` for the first page.
    public @Nullable String place() {
        return place;
    }

    /// What a client sends to go on after this place.
    public String to(String last) {
        return text(list, last);
    }

    /// The page of a list that lies in memory, in the order of its places.
    ///
    /// @param place of an item: different for each
    public <T> Page<T> page(List<T> ordered, int limit, Function<T, String> place) {
        var after = place();
        var rest =
                ordered.stream()
                        .filter(item -> after == null || place.apply(item).compareTo(after) > 0)
                        .limit(limit + 1L)
                        .toList();
        var shown = rest.subList(0, Math.min(limit, rest.size()));
        return new Page<>(shown, rest.size() > limit ? to(place.apply(shown.getLast())) : null);
    }

    private static String listOf(String path, Map<String, String[]> parameters) {
        var parts = new ArrayList<String>();
        parts.add(path);
        new TreeMap<>(parameters)
                .forEach((name, values) -> {
                    if (!OF_THE_PAGE.contains(name)) {
                        parts.add(name);
                        parts.add(Hashes.of(values));
                    }
                });
        return Hashes.of(parts.toArray(String[]::new));
    }

    /// URL-safe text, opaque to clients: a check of list and place, then the place.
    static String text(String list, String place) {
        var check = Hashes.of(list, place).substring(0, CHECK);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((check + place).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws ProblemException 400 if the list did not give it out
    static String place(String list, String cursor) {
        var decoded = cursor.length() > LONGEST ? "" : decode(cursor);
        var place = decoded.length() < CHECK ? "" : decoded.substring(CHECK);
        if (place.isEmpty() || !Hashes.of(list, place).startsWith(decoded.substring(0, CHECK))) {
            throw foreign();
        }
        return place;
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static ProblemException foreign() {
        return ListRequest.bad(
                PARAMETER, "is not of this list, order, filter and caller; start again without it");
    }
}
