package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;

import io.rapport.analytics.TestLog;
import io.rapport.contracts.Changed;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityLine;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Publishes the sales data as the events that an import of them leads to.
final class SalesImport {

    static final String PIPELINE = "pip_sales";
    private static final Instant MASTER_DATA = start(LocalDate.of(2016, 10, 1));

    private final TestLog log;
    private final SalesRows rows;

    SalesImport(TestLog log, SalesRows rows) {
        this.log = log;
        this.rows = rows;
    }

    static String employee(String agent) {
        return "emp_" + agent.replaceAll("[^A-Za-z]", "");
    }

    static String customer(String account) {
        return "cus_" + account.replaceAll("[^A-Za-z]", "");
    }

    void publish() {
        var stages =
                List.of(
                        new PipelineStage(
                                "prospecting", "Prospecting", new BigDecimal("0.1"), null, false),
                        new PipelineStage(
                                "engaging", "Engaging", new BigDecimal("0.4"), null, false));
        log.publish(
                PIPELINE,
                MASTER_DATA,
                new PipelineEvent.PipelineDefined(
                        new PipelineEvent.PipelineDefined.Change(),
                        new PipelineState("general", "General", 1, stages, null)));
        rows.sellers().forEach(this::seller);
        rows.sectorOfAccount().forEach(this::account);
        rows.deals().forEach(this::deal);
        log.flush();
    }

    private void seller(String name, SalesRows.Seller seller) {
        log.publish(
                employee(name),
                MASTER_DATA,
                new EmployeeEvent.EmployeeJoined(
                        new EmployeeEvent.EmployeeJoined.Change(),
                        new EmployeeState(
                                "tea_" + seller.manager().replaceAll("[^A-Za-z]", ""),
                                null,
                                seller.office(),
                                EmployeeStatus.ACTIVE,
                                List.of()),
                        Personal.clear(null, new EmployeePersonal(name))));
    }

    private void account(String name, String sector) {
        var id = customer(name);
        log.publish(
                id,
                MASTER_DATA,
                new CustomerEvent.CustomerRegistered(
                        new CustomerEvent.CustomerRegistered.Change(),
                        new CustomerState(
                                CustomerKind.ORGANIZATION,
                                name,
                                sector,
                                null,
                                null,
                                null,
                                CustomerLifecycle.ACTIVE,
                                List.of(new ExternalId("crm", name)),
                                id),
                        null));
    }

    private void deal(SalesRows.Row row) {
        var id = "opp_" + row.id();
        var stage = row.engaged() == null ? "prospecting" : "engaging";
        var begin = start(row.engaged() == null ? SalesOracle.OBSERVED : row.engaged());
        log.publish(
                id,
                begin,
                new OpportunityEvent.OpportunityOpened(
                        new OpportunityEvent.OpportunityOpened.Change(PIPELINE, 1, stage),
                        state(row, stage, OpportunityStatus.OPEN, null, null),
                        null));
        var closed = row.closed();
        if (closed != null) {
            var amount = row.value() == null ? null : new Money(row.value(), "USD");
            log.publish(id, start(closed), closing(row, closed, amount));
        }
    }

    private static OpportunityEvent closing(
            SalesRows.Row row, LocalDate closed, @Nullable Money amount) {
        Changed<Money> changed = amount == null ? null : new Changed<>(null, amount);
        return row.stage().equals("Won")
                ? new OpportunityEvent.OpportunityWon(
                        new OpportunityEvent.OpportunityWon.Change("engaging", changed, closed),
                        state(row, "engaging", OpportunityStatus.WON, amount, closed),
                        null)
                : new OpportunityEvent.OpportunityLost(
                        new OpportunityEvent.OpportunityLost.Change(
                                "engaging", null, changed, closed),
                        state(row, "engaging", OpportunityStatus.LOST, amount, closed),
                        null);
    }

    private static OpportunityState state(
            SalesRows.Row row,
            String stage,
            OpportunityStatus status,
            @Nullable Money amount,
            @Nullable LocalDate closed) {
        return new OpportunityState(
                row.account() == null ? null : customer(row.account()),
                PIPELINE,
                1,
                stage,
                status,
                amount,
                employee(row.agent()),
                null,
                closed,
                List.of(
                        new OpportunityLine(
                                "prd_" + row.product().replaceAll("[^A-Za-z0-9]", ""),
                                BigDecimal.ONE,
                                null)),
                List.of(),
                null);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(UTC).toInstant();
    }
}
