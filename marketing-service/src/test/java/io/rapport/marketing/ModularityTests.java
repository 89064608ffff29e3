package io.rapport.marketing;

import io.rapport.test.ModuleStructure;
import org.junit.jupiter.api.Test;

/// Features use each other by their published types only.
class ModularityTests {

    @Test
    void featuresKeepWhatIsTheirs() {
        ModuleStructure.verify(MarketingServiceApplication.class);
    }
}
