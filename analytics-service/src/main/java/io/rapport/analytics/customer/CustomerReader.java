package io.rapport.analytics.customer;

import io.rapport.analytics.asked.Moment;
import io.rapport.analytics.asked.Standing;
import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.intake.Views;
import io.rapport.analytics.vocabulary.CustomerAttributes;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.security.AccessScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers questions about one customer. Whoever may see the customer sees all of it; who may is
/// decided by the present owner, whatever moment is asked for.
@Component
final class CustomerReader {

    private final Generations generations;
    private final CustomerFiles files;
    private final Timelines timelines;
    private final Standing standing;

    CustomerReader(
            Generations generations, CustomerFiles files, Timelines timelines, Standing standing) {
        this.generations = generations;
        this.files = files;
        this.timelines = timelines;
        this.standing = standing;
    }

    /// The whole customer with what it relies on.
    record Whole(Standing.Reliance reliance, CustomerView customer) {}

    record Owners(Standing.Reliance reliance, List<OwnerHistory.Period> owners) {}

    record Timeline(Standing.Reliance reliance, Timelines.Page page) {}

    Whole whole(AccessScope scope, String id, Moment moment) {
        var reliance = standing.before(moment);
        var file = files.read(generations.current(Views.NAME), scope.tenant(), id);
        requireVisible(scope, file.own(), moment.asOf());
        var view = CustomerFold.fold(file, moment.asOf());
        if (view == null) {
            throw unknown();
        }
        return new Whole(reliance.without(missing(view)), view);
    }

    Owners owners(AccessScope scope, String id, Moment moment) {
        var reliance = standing.before(moment);
        var own = own(scope, id, moment.asOf());
        var reading = own.read(moment.asOf());
        return new Owners(
                reliance.without(reading.hasHole() ? "an event of the customer is missing" : null),
                OwnerHistory.of(own, moment.asOf()));
    }

    Timeline timeline(
            AccessScope scope,
            String id,
            Moment moment,
            Timelines.@Nullable Place after,
            int limit) {
        var reliance = standing.before(moment);
        own(scope, id, moment.asOf());
        var generation = generations.current(Views.NAME);
        return new Timeline(
                reliance,
                timelines.page(generation, scope.tenant(), id, moment.asOf(), after, limit));
    }

    private History own(AccessScope scope, String id, AsOf asOf) {
        var own = files.own(generations.current(Views.NAME), scope.tenant(), id);
        requireVisible(scope, own, asOf);
        return own;
    }

    /// A customer that a restore withdrew has no owner at present: only who sees all customers may
    /// see what was known of it before.
    private static void requireVisible(AccessScope scope, History own, AsOf asOf) {
        var present = own.read(AsOf.always());
        var owner = present.value(CustomerAttributes.OWNER);
        var visible =
                switch (scope) {
                    case AccessScope.WholeTenant _, AccessScope.SystemScope _ ->
                            present.exists() || own.read(asOf).exists();
                    case AccessScope.OwnedBy(_, var owners) ->
                            present.exists() && (owner == null || owners.contains(owner));
                };
        if (!visible) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return new CustomerRefusal.Unknown().asException();
    }

    private static @Nullable String missing(CustomerView view) {
        var complete =
                view.profile().completeness().complete()
                        && view.contacts().completeness().complete()
                        && view.interactions().completeness().complete()
                        && view.deals().completeness().complete()
                        && view.tickets().completeness().complete()
                        && view.touches().completeness().complete()
                        && view.responses().completeness().complete();
        return complete ? null : "parts of the customer lack events or are too large; see them";
    }
}
