package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.analytics.vocabulary.Products;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The published sales data as the facts that an import of them leads to.
final class SalesOpportunities {

    static final String PIPELINE = "pip_general";
    private static final long IMPORTED = 1_764_000_000_000L;
    private static final LocalDate MASTER_DATA = LocalDate.of(2016, 10, 1);

    private SalesOpportunities() {}

    static List<Opportunity> of(SalesRows rows) {
        return rows.deals().stream().map(SalesOpportunities::deal).toList();
    }

    static References references(SalesRows rows) {
        var employees = new HashMap<String, History>();
        rows.sellers()
                .forEach((name, seller) ->
                        employees.put(
                                name,
                                History.of(
                                        List.of(
                                                first(MASTER_DATA)
                                                        .set(EmployeeFacts.TEAM, seller.manager())
                                                        .set(EmployeeFacts.REGION, seller.office())
                                                        .build()))));
        var customers = new HashMap<String, History>();
        rows.sectorOfAccount()
                .forEach((account, sector) ->
                        customers.put(
                                account,
                                History.of(
                                        List.of(
                                                first(MASTER_DATA)
                                                        .set(CustomerFacts.INDUSTRY, sector)
                                                        .build()))));
        return References.of(employees, customers, pipelines());
    }

    static PipelineVersions pipelines() {
        return new PipelineVersions(
                Map.of(
                        new PipelineVersions.Key(PIPELINE, 1),
                        List.of(
                                new PipelineFacts.Stage(
                                        "prospecting", "Prospecting", false, null, null),
                                new PipelineFacts.Stage(
                                        "engaging", "Engaging", false, null, null))));
    }

    static StageValue at(String stage, Outcome status) {
        return new StageValue(PIPELINE, 1, stage, status);
    }

    private static Opportunity deal(SalesRows.Row row) {
        var facts = new ArrayList<Fact>();
        var stage = row.engaged() == null ? "prospecting" : "engaging";
        facts.add(
                first(row.engaged() == null ? SalesOracle.OBSERVED : row.engaged())
                        .set(OpportunityFacts.STAGE, at(stage, Outcome.OPEN))
                        .set(OpportunityFacts.OWNER, row.agent())
                        .set(OpportunityFacts.CUSTOMER, row.account())
                        .set(OpportunityFacts.PRODUCTS, new Products(List.of(row.product())))
                        .build());
        if (row.closed() != null) {
            var won = row.stage().equals("Won");
            var closing =
                    Fact.at(EventOrder.of(1, 2), start(row.closed()), IMPORTED)
                            .set(
                                    OpportunityFacts.STAGE,
                                    at(stage, won ? Outcome.WON : Outcome.LOST));
            if (row.value() != null) {
                closing.set(OpportunityFacts.AMOUNT, new Money(row.value(), "USD"));
            }
            facts.add(closing.build());
        }
        return new Opportunity(row.id(), History.of(facts));
    }

    private static Fact.Builder first(LocalDate day) {
        return Fact.at(EventOrder.of(1, 1), start(day), IMPORTED);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(UTC).toInstant().toEpochMilli();
    }
}
