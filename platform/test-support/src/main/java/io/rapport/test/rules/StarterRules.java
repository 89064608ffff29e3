package io.rapport.test.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds in the kits, which serve services that nobody has thought of yet.
public final class StarterRules {

    /// The end of an import is the kits' own event: every service publishes it, and none is its
    /// context.
    private static final String OWN = "io.rapport.contracts.imports";

    @ArchTest
    public static final ArchRule THE_STARTER_NAMES_NO_CONTEXT =
            noClasses()
                    .that()
                    .resideInAPackage("io.rapport.platform..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.rapport.contracts.*..")
                                    .and(resideOutsideOfPackage(OWN)))
                    .because(
                            "the machinery has no domain word: let the service hand in what is special"
                                    + " about it");

    private StarterRules() {}
}
