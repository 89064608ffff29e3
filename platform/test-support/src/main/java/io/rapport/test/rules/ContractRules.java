package io.rapport.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// What holds in event-contracts, the one jar that other companies' systems depend on.
public final class ContractRules {

    @ArchTest
    public static final ArchRule CONTRACTS_NEED_ONLY_THE_JDK =
            classes()
                    .that()
                    .resideInAPackage("io.rapport.contracts..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "io.rapport.contracts..")
                    .because(
                            "subscribers outside must not inherit our libraries: put what needs one"
                                    + " into the starter");

    @ArchTest
    public static final ArchRule EVENTS_ARE_RECORDS_WITH_A_WIRE_NAME =
            classes()
                    .that(are(describe("published events", ContractRules::isEvent)))
                    .should()
                    .beRecords()
                    .andShould()
                    .beAnnotatedWith(Types.EVENT_TYPE)
                    .because(
                            "the wire name must outlive the class name, and the schema is made from"
                                    + " the record: declare a record with @EventType");

    @ArchTest
    public static final ArchRule EVENT_FAMILIES_ARE_SEALED =
            classes()
                    .that(are(describe("families of events", ContractRules::isFamily)))
                    .should(beSealed())
                    .because(
                            "consumers switch over a family without a default branch: declare the"
                                    + " interface sealed");

    private ContractRules() {}

    private static boolean isEvent(JavaClass type) {
        return type.isAssignableTo(Types.PUBLISHED_EVENT)
                && !type.isInterface()
                && !type.getModifiers().contains(ABSTRACT);
    }

    private static boolean isFamily(JavaClass type) {
        return type.isAssignableTo(Types.PUBLISHED_EVENT)
                && type.isInterface()
                && !type.getName().equals(Types.PUBLISHED_EVENT);
    }

    private static ArchCondition<JavaClass> beSealed() {
        return new ArchCondition<>("be sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.reflect().isSealed()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
                }
            }
        };
    }
}
