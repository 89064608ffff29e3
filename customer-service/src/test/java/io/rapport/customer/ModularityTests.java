package io.rapport.customer;

import io.rapport.test.ModuleStructure;
import org.junit.jupiter.api.Test;

class ModularityTests {

    @Test
    void featuresUseOnlyWhatOthersPublish() {
        ModuleStructure.verify(CustomerServiceApplication.class);
    }
}
