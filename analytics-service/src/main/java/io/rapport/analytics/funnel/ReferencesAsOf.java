package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What deals refer to, as it was at a moment. Reads each employee and customer once; not for use
/// by several threads.
final class ReferencesAsOf {

    private static final Employee NOBODY = new Employee(null, null, false, 0);
    private static final Customer NO_CUSTOMER = new Customer(null, null, false, 0);

    private final References references;
    private final AsOf asOf;
    private final PipelineVersions pipelines;
    private final Map<String, Employee> employees = new HashMap<>();
    private final Map<String, Customer> customers = new HashMap<>();

    ReferencesAsOf(References references, AsOf asOf) {
        this.references = references;
        this.asOf = asOf;
        this.pipelines = references.pipelines().knownAt(asOf.known());
    }

    Employee employee(@Nullable String id) {
        if (id == null) {
            return NOBODY;
        }
        return employees.computeIfAbsent(
                id,
                each -> {
                    var reading = references.employees().apply(each).read(asOf);
                    return new Employee(
                            reading.value(EmployeeFacts.TEAM),
                            reading.value(EmployeeFacts.REGION),
                            reading.hasHole(),
                            reading.lost());
                });
    }

    Customer customer(@Nullable String id) {
        if (id == null) {
            return NO_CUSTOMER;
        }
        return customers.computeIfAbsent(
                id,
                each -> {
                    var reading = references.customers().apply(each).read(asOf);
                    return new Customer(
                            reading.value(CustomerFacts.INDUSTRY),
                            reading.value(CustomerFacts.REGION),
                            reading.hasHole(),
                            reading.lost());
                });
    }

    PipelineVersions pipelines() {
        return pipelines;
    }

    /// @param incomplete whether it lacks an event
    /// @param lost how many of its events are lost
    record Employee(
            @Nullable String team, @Nullable String region, boolean incomplete, long lost) {}

    /// @param incomplete whether it lacks an event
    /// @param lost how many of its events are lost
    record Customer(
            @Nullable String industry, @Nullable String region, boolean incomplete, long lost) {}
}
