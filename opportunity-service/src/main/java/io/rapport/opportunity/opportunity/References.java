package io.rapport.opportunity.opportunity;

import io.rapport.contracts.Money;
import io.rapport.opportunity.pipeline.Pipeline;
import io.rapport.opportunity.pipeline.Pipelines;
import io.rapport.opportunity.product.ProductList;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.scope.AccessScope;
import io.rapport.replicas.CustomerReplica;
import io.rapport.replicas.DirectoryReplica;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what a deal names: customer, owner, pipeline, stage and products must exist, and the
/// customer must be one that the caller may see.
@Component
final class References {

    private final CustomerReplica customers;
    private final DirectoryReplica directory;
    private final Pipelines pipelines;
    private final ProductList products;

    References(
            CustomerReplica customers,
            DirectoryReplica directory,
            Pipelines pipelines,
            ProductList products) {
        this.customers = customers;
        this.directory = directory;
        this.pipelines = pipelines;
        this.products = products;
    }

    void checkCustomer(AccessScope scope, @Nullable String customerId) {
        customers.requireIfNamed(scope, customerId);
    }

    void checkOwner(AccessScope scope, @Nullable String ownerId) {
        directory.requireActiveIfNamed(scope, ownerId);
    }

    Stored<Pipeline> pipeline(AccessScope scope, String key) {
        return pipelines.byKey(scope, key);
    }

    /// The version of the deal's pipeline as it stands, if deals may enter the stage.
    int versionWith(AccessScope scope, String pipelineId, String stageId) {
        var pipeline = pipelines.byId(scope, pipelineId).state();
        requireStage(pipeline, stageId);
        return pipeline.version();
    }

    static void requireStage(Pipeline pipeline, String stageId) {
        if (pipeline.open(stageId).isEmpty()) {
            throw new OpportunityRefusal.StageUnknown(stageId).asException();
        }
    }

    /// Judges the items of one request.
    OpportunityImports importing(AccessScope scope, ZoneId zone, Clock clock) {
        return new OpportunityImports(
                key -> pipelines.byKey(scope, key),
                directory.lookUpActive(scope),
                customers.lookUp(scope),
                LookUp.of(scope, products::byExternalId, OpportunityRefusal.ProductUnknown::new),
                new RetiredProducts(ids -> products.retired(scope, ids)),
                zone,
                clock);
    }

    void checkLines(AccessScope scope, List<LineItem> lines) {
        var wanted = lines.stream().map(LineItem::productId).distinct().toList();
        var known = products.known(scope, wanted);
        for (var product : wanted) {
            if (!known.contains(product)) {
                throw new OpportunityRefusal.ProductUnknown(product).asException();
            }
        }
        checkCurrency(lines);
    }

    /// Refuses products that are not sold any more, but for those that the deal has already.
    void checkSold(AccessScope scope, List<LineItem> before, List<LineItem> wanted) {
        checkSold(before, wanted, added -> products.retired(scope, added));
    }

    static void checkSold(
            List<LineItem> before,
            List<LineItem> wanted,
            Function<List<String>, Set<String>> retired) {
        var had = before.stream().map(LineItem::productId).collect(Collectors.toSet());
        var added =
                wanted.stream()
                        .map(LineItem::productId)
                        .filter(product -> !had.contains(product))
                        .distinct()
                        .toList();
        for (var product : retired.apply(added)) {
            throw new OpportunityRefusal.ProductRetired(product).asException();
        }
    }

    static void checkCurrency(List<LineItem> lines) {
        var currencies =
                lines.stream()
                        .map(LineItem::unitPrice)
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .distinct()
                        .count();
        if (currencies > 1) {
            throw new OpportunityRefusal.CurrenciesMixed().asException();
        }
    }
}
