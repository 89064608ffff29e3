package io.rapport.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.engines.FaultyStore.Fault;
import io.rapport.engines.Finding.Verdict;
import io.rapport.test.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreVerificationTests {

    @Test
    void theStoreOfTheTestsIsSafe() {
        var report = new StoreVerification(TestStore.uri()).run();

        assertThat(report.faults()).as(report.text()).isEmpty();
        assertThat(report.safe()).isTrue();
        assertThat(report.text()).contains("Rapport is safe on it");
        assertThat(report.findings()).hasSizeGreaterThan(15);
    }

    /// A store is judged by its documents: who inserted with an upsert, nobody asks.
    @ParameterizedTest
    @EnumSource(names = {"NONE", "NAMES_NO_UPSERTED_ID"})
    void aStoreIsAccusedOfNothingElse(Fault none) {
        try (var store = new FaultyStore(none)) {
            var report = new StoreVerification(store.uri()).run();

            assertThat(report.faults()).as(report.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROPS_AN_UPDATE | dropped a write",
                "DROPS_AN_INSERT | dropped a write",
                "APPLIES_A_STALE_COMPARE_AND_SET | applied a stale compare-and-set",
                "IGNORES_A_RACE_FOR_AN_ID | ignored a race for an _id",
                "LOSES_AN_ACKNOWLEDGED_WRITE | lost an acknowledged write",
                "WRONG_ERROR_CODE | instead of 11000",
                "LOSES_AN_UPSERT | upserts that raced",
            })
    void namesTheFaultOfAStore(Fault fault, String words) {
        try (var store = new FaultyStore(fault)) {
            var report = new StoreVerification(store.uri()).run();

            assertThat(report.safe()).as(report.text()).isFalse();
            assertThat(report.findings())
                    .as(report.text())
                    .anyMatch(each ->
                            each.verdict() == Verdict.UNSAFE && each.words().contains(words));
            assertThat(report.text()).contains("Rapport is NOT safe on it");
        }
    }

    @Test
    void saysThatNobodyIsThere() {
        var report =
                new StoreVerification("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300").run();

        assertThat(report.safe()).isFalse();
        assertThat(report.text()).contains("No store answers");
    }
}
