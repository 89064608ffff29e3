package io.rapport.platform.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.http.HttpStatus;

/// The core has no HTTP, and no package of it needs another in a circle.
@AnalyzeClasses(packages = "io.rapport.platform", importOptions = DoNotIncludeTests.class)
class CoreTests {

    /// The name of a status says nothing of a request.
    @ArchTest
    static final ArchRule NOTHING_KNOWS_HTTP =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "jakarta.servlet..",
                                            "org.springframework.web..",
                                            "org.springframework.http..",
                                            "org.springframework.security..",
                                            "org.apache.catalina..",
                                            "org.apache.kafka..")
                                    .and(not(Predicates.equivalentTo(HttpStatus.class))));

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.rapport.platform.(**)").should().beFreeOfCycles();
}
