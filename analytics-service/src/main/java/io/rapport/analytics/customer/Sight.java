package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Visibility;
import io.rapport.platform.security.VisibilityRule.Relation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a caller sees of one customer and of what belongs to it. A record is judged by whom it is
/// related to at present, whatever moment is asked for.
final class Sight {

    private final Visibility visibility;
    private final Set<String> customers;

    private Sight(Visibility visibility, Set<String> customers) {
        this.visibility = visibility;
        this.customers = customers;
    }

    /// @param customers whose records the caller sees: this one, which is visible, and those to
    ///   which something of it has gone
    static Sight of(Visibility visibility, String customer, Map<String, History> customers) {
        var seen = new HashSet<String>();
        seen.add(customer);
        customers.forEach((id, own) -> {
            if (seesCustomer(visibility, own, AsOf.always())) {
                seen.add(id);
            }
        });
        return new Sight(visibility, seen);
    }

    /// A customer that a restore withdrew has no owner at present: only who sees all customers may
    /// see what was known of it before.
    static boolean seesCustomer(Visibility visibility, History own, AsOf asOf) {
        var kind = CustomerFacts.FACTS.kind();
        var rule = KindRule.of(kind).visibility();
        var present = own.read(AsOf.always());
        return isWhole(visibility)
                ? visibility.sees(rule) && (present.exists() || own.read(asOf).exists())
                : present.exists()
                        && visibility.seesOwnedBy(
                                kind.wireName(), rule, present.value(CustomerFacts.OWNER));
    }

    /// The customers, other than this one, to which records have gone that are seen with their
    /// customer.
    static Set<String> otherCustomers(CustomerFile file) {
        var others = new TreeSet<String>();
        for (var kind : Vocabulary.kinds()) {
            if (KindRule.of(kind).visibility().relation() == Relation.PARENT) {
                file.of(kind)
                        .values()
                        .forEach(history -> {
                            var parent = related(kind, history.read(AsOf.always()));
                            if (parent != null && !parent.equals(file.id())) {
                                others.add(parent);
                            }
                        });
            }
        }
        return others;
    }

    /// Whether the caller sees records of this kind at all.
    boolean sees(Kind kind) {
        return visibility.sees(KindRule.of(kind).visibility());
    }

    /// Whether the caller sees this record of that kind.
    boolean sees(Kind kind, History history) {
        if (!sees(kind)) {
            return false;
        }
        if (isWhole(visibility)) {
            return true;
        }
        var present = history.read(AsOf.always());
        var rule = KindRule.of(kind).visibility();
        return present.exists()
                && switch (rule.relation()) {
                    case TENANT -> true;
                    case OWNER ->
                            visibility.seesOwnedBy(kind.wireName(), rule, related(kind, present));
                    case PARENT -> {
                        var parent = related(kind, present);
                        yield parent != null && customers.contains(parent);
                    }
                };
    }

    VisibleReading read(History history, AsOf asOf) {
        return new VisibleReading(history.read(asOf), visibility.seesPersonalValues());
    }

    static Relation relation(Kind kind) {
        return KindRule.of(kind).visibility().relation();
    }

    /// Whether the caller sees every record of the kinds of which it sees any.
    static boolean isWhole(Visibility visibility) {
        return switch (visibility.scope()) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> true;
            case AccessScope.OwnedBy _ -> false;
        };
    }

    /// Whether the caller sees every customer, though not every record of other kinds.
    static boolean seesEveryCustomer(Visibility visibility) {
        return switch (visibility.scope().over(CustomerFacts.FACTS.kind().wireName())) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> true;
            case AccessScope.OwnedBy _ -> false;
        };
    }

    private static @Nullable String related(Kind kind, Reading present) {
        var by = KindRule.of(kind).relatedBy();
        return by == null ? null : present.value(by);
    }
}
