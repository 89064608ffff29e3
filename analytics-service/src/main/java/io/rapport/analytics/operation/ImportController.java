package io.rapport.analytics.operation;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import com.mongodb.client.model.CountOptions;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.Moment;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How much of an import has become visible.
@RestController
final class ImportController {

    private static final int MOST = 1_000_000;

    private final FactStore facts;
    private final Generations generations;

    ImportController(FactStore facts, Generations generations) {
        this.facts = facts;
        this.generations = generations;
    }

    /// Counts the distinct events of one request or import that are in the views. For roles that
    /// see all of the tenant: to others the count would tell of what they may not see.
    @GetMapping("/api/v1/views/imports/{correlationId}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Visible visible(AccessScope scope, @PathVariable String correlationId) {
        if (!correlationId.matches("[\\x21-\\x7e]{1,512}")) {
            throw Moment.bad("correlationId", "must be 1 to 512 visible ASCII characters");
        }
        var filter =
                new Document("tenant", scope.tenant())
                        .append("x." + FactDocuments.CORRELATION, correlationId);
        var count =
                facts.collection(generations.current(Views.NAME))
                        .countDocuments(filter, new CountOptions().limit(MOST));
        return new Visible(correlationId, count);
    }

    /// How much of an import can be seen.
    ///
    /// @param visible distinct events, at most a million
    /// @param correlationId what groups the events, as asked
    record Visible(String correlationId, long visible) {}
}
