package io.rapport.test.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

/// What holds in every module, platform or service. A module's test takes all of it at once:
///
/// ```java
/// @AnalyzeClasses(packages = "io.rapport.customer", importOptions = DoNotIncludeTests.class)
/// class ArchitectureTests {
///     @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);
///     @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceRules.class);
/// }
/// ```
///
/// Keep that class free of Jupiter's `@Test`: the two engines' reports overwrite each other.
public final class HouseRules {

    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final String APPLICATION =
            "org.springframework.boot.autoconfigure.SpringBootApplication";

    @ArchTest
    public static final ArchRule BEANS_ARE_NOT_PUBLIC =
            classes()
                    .that(areBeans())
                    .should()
                    .notBePublic()
                    .because(
                            "a feature shows its published types only: drop `public` from the"
                                    + " component, controller or configuration")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .orShould()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .orShould()
                    .beAnnotatedWith("jakarta.annotation.Resource")
                    .because(
                            "an object is complete when it is constructed: take it as a parameter"
                                    + " of the one constructor, settings as a properties record")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.rapport.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "a feature can be read, tested and moved alone: let one side take an"
                                    + " interface or a value of its own, or join the two")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callConstructor(Date.class)
                    .because(
                            "a test must be able to stop time: inject java.time.Clock and ask it"
                                    + " (System.nanoTime() for durations is fine)")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NOBODY_WRITES_TO_STANDARD_STREAMS =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                    .because("lines without level and trace id help nobody: log through SLF4J")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_KAFKA_LISTENERS =
            noMethods()
                    .should()
                    .beAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                    .orShould()
                    .beAnnotatedWith("org.springframework.kafka.annotation.KafkaHandler")
                    .because(
                            "the listener's own error handling discards records: consume through"
                                    + " the starter's consumer kit (a functional binding)")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_TRANSACTIONS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.transaction..")
                    .because(
                            "any MongoDB must do, also a standalone one: one command is one"
                                    + " conditional update of one document")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_EXPRESSIONS_ARE_EVALUATED =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.expression..")
                    .because(
                            "an expression language turns data into code: write the condition in"
                                    + " Java")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto")
                    .orShould()
                    .haveSimpleNameEndingWith("VO")
                    .orShould()
                    .haveSimpleNameEndingWith("Entity")
                    .because("the suffix says nothing: name the class by what it does or shows")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.rapport.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(), resideInAnyPackage(Types.PLATFORM))
                    .because(
                            "services meet in event-contracts only: keep a replica of the fields"
                                    + " you need, or move what both need to platform")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_SPRING_DATA_REPOSITORIES =
            noClasses()
                    .should()
                    .beAssignableTo(Types.SPRING_REPOSITORY)
                    .because(
                            "a generated repository reads without an access scope and writes whole"
                                    + " documents: use the starter's aggregate store")
                    .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areBeans() {
        return DescribedPredicate.describe(
                "are beans",
                type -> type.isMetaAnnotatedWith(COMPONENT) && !type.isAnnotatedWith(APPLICATION));
    }
}
