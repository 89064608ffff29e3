package io.rapport.suites.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTests {

    @ParameterizedTest
    @CsvSource({
        "RapportBrokerDown, rapport_dependency_up, dependency, broker, 0, 1",
        "RapportStoreDown, rapport_dependency_up, dependency, store, 0, 1",
        "RapportRecordParked, rapport_consumer_parked, consumer, views, 1, 0",
        "RapportLagGrowing, rapport_consumer_lag, consumer, views, 1001, 1000",
        "RapportOutboxGrowing, rapport_outbox_oldest_age_seconds, application, a, 31, 30",
        "RapportProjectionDrift, rapport_projection_differences, projection, views, 1, 0",
        "RapportCertificateExpired, ssl_chain_expiry_seconds, bundle, mongodb, -5, 86400"
    })
    void firesWhereItsConditionHolds(
            String name, String metric, String label, String value, double bad, double good) {
        var alert = Alert.named(DrillIT.root(), name);

        assertThat(alert.firing(List.of(new Sample(metric, Map.of(label, value), bad)))).hasSize(1);
        assertThat(alert.firing(List.of(new Sample(metric, Map.of(label, value), good)))).isEmpty();
        assertThat(alert.firing(List.of(new Sample("up", Map.of(label, value), bad)))).isEmpty();
    }

    /// One instance that reaches the broker is enough.
    @Test
    void aggregatesOverInstances() {
        var alert = Alert.named(DrillIT.root(), "RapportBrokerDown");
        var labels =
                Map.of(
                        "installation", "local",
                        "application", "customer-service",
                        "dependency", "broker");
        var other =
                Map.of(
                        "installation", "local",
                        "application", "opportunity-service",
                        "dependency", "broker");

        assertThat(
                        alert.firing(
                                List.of(
                                        new Sample("rapport_dependency_up", labels, 0),
                                        new Sample("rapport_dependency_up", labels, 1),
                                        new Sample("rapport_dependency_up", other, 0))))
                .containsExactly("[local, opportunity-service]");
    }
}
