package io.rapport.marketing;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.test.rules.HouseRules;
import io.rapport.test.rules.ServiceRules;

/// The rules that every service keeps.
@AnalyzeClasses(packages = "io.rapport.marketing", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceRules.class);

    @ArchTest static final ArchRule NOTHING_IS_DELETED = ServiceRules.NOTHING_IS_DELETED;
}
