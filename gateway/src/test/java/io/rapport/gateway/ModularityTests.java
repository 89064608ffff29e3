package io.rapport.gateway;

import io.rapport.test.ModuleStructure;
import org.junit.jupiter.api.Test;

class ModularityTests {

    @Test
    void keepsEachFeatureToItsPublishedTypes() {
        ModuleStructure.verify(GatewayApplication.class);
    }
}
