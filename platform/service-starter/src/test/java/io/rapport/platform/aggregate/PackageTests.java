package io.rapport.platform.aggregate;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.rapport.test.rules.StarterRules;

/// What stands below aggregates does not know them, and no kit knows the business.
@AnalyzeClasses(packages = "io.rapport.platform", importOptions = DoNotIncludeTests.class)
class PackageTests {

    @ArchTest static final ArchTests KITS = ArchTests.in(StarterRules.class);

    @ArchTest
    static final ArchRule EXTERNAL_IDS_DO_NOT_KNOW_AGGREGATES =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("io.rapport.platform.externalid")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.rapport.platform.aggregate", "io.rapport.platform.imports")
                    .because("aggregates name external ids, not the other way round");
}
