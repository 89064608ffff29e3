package io.rapport.analytics.search;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Visibility;
import io.rapport.platform.security.VisibilityRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What one caller may find, as conditions on [SearchEntry#SEE]: what they may not see is no
/// candidate. What is seen with its customer is the one exception: its candidates are held to the
/// customers that are seen, as these are owned when it is asked.
///
/// @param tenant whose records
/// @param slices each with a condition of its own
/// @param customers the condition by which customers are seen; `null` for all
/// @param personal whether personal values are
record SeenBy(String tenant, List<Slice> slices, @Nullable Document customers, boolean personal) {

    private static final Kind CUSTOMER = CustomerFacts.FACTS.kind();

    SeenBy {
        slices = List.copyOf(slices);
    }

    /// A part of what is asked, read by one query.
    ///
    /// @param condition on [SearchEntry#SEE]; `null` for none
    /// @param joined whether its records are seen with their customer
    record Slice(@Nullable Document condition, boolean joined) {}

    /// @param asked the kinds that are asked for
    static SeenBy of(Visibility visibility, Set<Kind> asked) {
        var kinds =
                asked.stream()
                        .filter(kind -> visibility.sees(rule(kind)))
                        .sorted(Comparator.comparing(Kind::wireName))
                        .toList();
        var tenant = visibility.scope().tenant();
        var personal = visibility.seesPersonalValues();
        return switch (visibility.scope()) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ ->
                    new SeenBy(tenant, whole(kinds), null, personal);
            case AccessScope.OwnedBy seen ->
                    new SeenBy(tenant, slices(kinds, seen), customers(visibility, seen), personal);
        };
    }

    private static List<Slice> whole(List<Kind> kinds) {
        return kinds.size() == Vocabulary.searched().size()
                ? List.of(new Slice(null, false))
                : kinds.stream().map(kind -> new Slice(SearchEntry.every(kind), false)).toList();
    }

    private static List<Slice> slices(List<Kind> kinds, AccessScope.OwnedBy scope) {
        var words = new ArrayList<String>();
        var slices = new ArrayList<Slice>();
        for (var kind : kinds) {
            switch (rule(kind).relation()) {
                case OWNER -> {
                    if (seesAll(scope, kind)) {
                        slices.add(new Slice(SearchEntry.every(kind), false));
                    } else {
                        words.addAll(ownedBy(kind, scope.owners()));
                    }
                }
                case TENANT -> words.add(SearchEntry.common(kind));
                case PARENT ->
                        slices.add(new Slice(SearchEntry.every(kind), !seesAll(scope, CUSTOMER)));
            }
        }
        if (!words.isEmpty()) {
            slices.addFirst(new Slice(new Document("$in", words), false));
        }
        return slices;
    }

    private static @Nullable Document customers(Visibility visibility, AccessScope.OwnedBy scope) {
        if (!visibility.sees(rule(CUSTOMER))) {
            return new Document("$in", List.of());
        }
        return seesAll(scope, CUSTOMER)
                ? null
                : new Document("$in", ownedBy(CUSTOMER, scope.owners()));
    }

    private static boolean seesAll(AccessScope.OwnedBy scope, Kind kind) {
        return scope.wholeKinds().contains(kind.wireName());
    }

    private static List<String> ownedBy(Kind kind, Set<String> owners) {
        return Stream.concat(
                        Stream.of(SearchEntry.ownedBy(kind, null)),
                        owners.stream().sorted().map(owner -> SearchEntry.ownedBy(kind, owner)))
                .toList();
    }

    private static VisibilityRule rule(Kind kind) {
        return KindRule.of(kind).visibility();
    }
}
