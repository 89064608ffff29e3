package io.rapport.opportunity;

import io.rapport.test.ModuleStructure;
import org.junit.jupiter.api.Test;

class ModularityTests {

    @Test
    void featuresUseOnlyWhatOthersPublish() {
        ModuleStructure.verify(OpportunityServiceApplication.class);
    }
}
