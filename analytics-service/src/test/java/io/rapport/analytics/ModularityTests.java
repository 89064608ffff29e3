package io.rapport.analytics;

import io.rapport.test.ModuleStructure;
import org.junit.jupiter.api.Test;

class ModularityTests {

    @Test
    void keepsEachFeatureToItsPublishedTypes() {
        ModuleStructure.verify(AnalyticsServiceApplication.class);
    }
}
