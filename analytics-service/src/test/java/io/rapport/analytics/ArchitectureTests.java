package io.rapport.analytics;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.rapport.test.rules.HouseRules;
import io.rapport.test.rules.ServiceRules;

/// The rules that every service keeps. Old generations of views are dropped, so deleting is no
/// violation here.
@AnalyzeClasses(packages = "io.rapport.analytics", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceRules.class);
}
