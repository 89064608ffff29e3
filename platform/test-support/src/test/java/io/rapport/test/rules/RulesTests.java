package io.rapport.test.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTests {

    private static final JavaClasses PLANTED =
            new ClassFileImporter()
                    .importPackages(
                            "io.rapport.planted", "io.rapport.other", "io.rapport.platform");
    private static final JavaClasses CONTRACTS =
            new ClassFileImporter().importPackages("io.rapport.contracts");
    private static final JavaClasses SOUND =
            new ClassFileImporter().importPackages("io.rapport.planted.sound");
    private static final JavaClasses SOUND_CONTRACTS =
            new ClassFileImporter()
                    .importClasses(
                            io.rapport.contracts.planted.WellFormed.class,
                            io.rapport.contracts.planted.WellFormed.Happened.class);

    static Stream<Arguments> redRules() {
        return Stream.of(
                red(HouseRules.BEANS_ARE_NOT_PUBLIC, "PublicBean"),
                red(HouseRules.NOTHING_IS_INJECTED_INTO_FIELDS, "InjectedField.bean"),
                red(HouseRules.FEATURES_ARE_FREE_OF_CYCLES, "Slice left"),
                red(HouseRules.TIME_COMES_FROM_A_CLOCK, "OwnTime"),
                red(HouseRules.NOBODY_WRITES_TO_STANDARD_STREAMS, "Printer"),
                red(HouseRules.NO_KAFKA_LISTENERS, "Listener.on"),
                red(HouseRules.NO_TRANSACTIONS, "Transactions.change"),
                red(HouseRules.NO_EXPRESSIONS_ARE_EVALUATED, "Evaluator.evaluate"),
                red(HouseRules.NAMES_SAY_WHAT_THINGS_ARE, "CustomerServiceImpl"),
                red(HouseRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, "Neighbour"),
                red(HouseRules.NO_SPRING_DATA_REPOSITORIES, "Rows"),
                red(ServiceRules.AGGREGATES_KNOW_NEITHER_WEB_NOR_CONTRACTS, "WellFormed"),
                red(ServiceRules.AGGREGATES_KNOW_NEITHER_WEB_NOR_CONTRACTS, "HttpMethod"),
                red(ServiceRules.READS_TAKE_AN_ACCESS_SCOPE, "PlantedRows.findAll"),
                red(ServiceRules.AGGREGATES_ARE_WRITTEN_BY_THE_STARTER, "PlantedRows.write"),
                red(ServiceRules.EVENTS_LEAVE_THROUGH_THE_OUTBOX, "PlantedSender"),
                red(ServiceRules.NOTHING_IS_DELETED, "PlantedRows.delete"),
                red(StarterRules.THE_STARTER_NAMES_NO_CONTEXT, "KnowsAContext"));
    }

    static Stream<Arguments> redContractRules() {
        return Stream.of(
                red(ContractRules.CONTRACTS_NEED_ONLY_THE_JDK, "NeedsALibrary"),
                red(ContractRules.EVENTS_ARE_RECORDS_WITH_A_WIRE_NAME, "Nameless"),
                red(ContractRules.EVENTS_ARE_RECORDS_WITH_A_WIRE_NAME, "NoRecord"),
                red(ContractRules.EVENT_FAMILIES_ARE_SEALED, "OpenFamily"));
    }

    @ParameterizedTest
    @MethodSource("redRules")
    void findsThePlantedViolationAndNoOther(ArchRule rule, String planted) {
        var found = rule.allowEmptyShould(true).evaluate(PLANTED);

        assertThat(found.hasViolation()).isTrue();
        assertThat(found.getFailureReport().toString()).contains(planted).contains(", because ");
        assertThat(rule.allowEmptyShould(true).evaluate(SOUND).hasViolation()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("redContractRules")
    void findsWhatIsWrongWithContracts(ArchRule rule, String planted) {
        var found = rule.evaluate(CONTRACTS);

        assertThat(found.hasViolation()).isTrue();
        assertThat(found.getFailureReport().toString()).contains(planted).contains(", because ");
        assertThat(rule.evaluate(SOUND_CONTRACTS).hasViolation()).isFalse();
    }

    private static Arguments red(ArchRule rule, String planted) {
        return argumentSet(planted, rule, planted);
    }
}
