package io.rapport.observability.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTests {

    @Test
    void findsMetricsLabelsAndGroups() {
        var query =
                Query.of(
                        "histogram_quantile(0.99, sum by (le, uri) (rate("
                                + "http_server_requests_seconds_bucket{service=~\"cust.*\"}[5m]))) > 1"
                                + " unless on (service) up == 0");

        assertThat(query.metrics()).containsOnly("http_server_requests_seconds_bucket", "up");
        assertThat(query.grouped()).containsOnly("le", "uri", "service");
        assertThat(query.matched())
                .containsOnly(new Query.Matched("http_server_requests_seconds_bucket", "service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 - sum(a_total) / sum(b_total)",
                "avg_over_time((max by (service) (a) > bool 15)[1h:1m])",
                "topk(5, sum(rate(a_total[5m])) by (uri))",
                "count by (service) (a offset 10m) unless count by (service) (a)",
                "label_replace(a, \"to\", \"$1\", \"from\", \"(.*)\") * on (to) group_left () b",
                "-a ^ 2 + absent(b{c!~\"d|e\", f=\"\"})",
                "rapport:errors:ratio_rate5m > (14.4 * 0.0005) and rapport:errors:ratio_rate1h > 0"
            })
    void readsWhatPrometheusReads(String query) {
        assertThat(Query.of(query).metrics()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rate(a_total)",
                "rate(a_total[5])",
                "rate(a_total[5m]",
                "sum(a_total[5m])",
                "a_total[5m]",
                "raet(a_total[5m])",
                "sum by service (a)",
                "sum by (service, ) ) (a)",
                "a{service=b}",
                "a{service==\"b\"}",
                "a{service=~\"(\"}",
                "1 > 2",
                "a and 1",
                "a b",
                "a +",
                "histogram_quantile(sum(a))",
                "\"text\"",
                "a § b"
            })
    void refusesWhatPrometheusRefuses(String query) {
        assertThatThrownBy(() -> Query.of(query)).isInstanceOf(Query.SyntaxException.class);
    }
}
