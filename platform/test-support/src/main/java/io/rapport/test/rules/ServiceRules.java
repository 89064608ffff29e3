package io.rapport.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/// What holds in a service, where the starter does the machinery. Together with [HouseRules].
public final class ServiceRules {

    private static final Pattern READ =
            Pattern.compile("(find|list|read|get|load|require|search|count|page|fetch|exists).*");

    private static final Set<String> WHOLE_WRITES =
            Set.of(
                    "save",
                    "insert",
                    "insertAll",
                    "replace",
                    "findAndReplace",
                    "replaceOne",
                    "findOneAndReplace",
                    "insertOne",
                    "insertMany");

    private static final Set<String> DELETES =
            Set.of(
                    "remove",
                    "findAndRemove",
                    "findAllAndRemove",
                    "deleteOne",
                    "deleteMany",
                    "findOneAndDelete",
                    "dropCollection",
                    "drop");

    @ArchTest
    public static final ArchRule AGGREGATES_KNOW_NEITHER_WEB_NOR_CONTRACTS =
            all(Aggregates.used())
                    .should(Aggregates.knowOnlyTheirDomain())
                    .because(
                            "what may happen to an aggregate must not bend to how it is asked for or"
                                    + " published: map in the controller, and in the one switch that"
                                    + " translates changes into events")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule READS_TAKE_AN_ACCESS_SCOPE =
            methods()
                    .that(describe("read from the store", ServiceRules::readsTheStore))
                    .should(AccessScopes.beAParameter())
                    .because(
                            "a forgotten check must not compile: make the AccessScope, or a query that"
                                    + " holds one, a parameter of the read (machinery passes the"
                                    + " explicit system scope)")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule AGGREGATES_ARE_WRITTEN_BY_THE_STARTER =
            noClasses()
                    .should()
                    .callMethodWhere(storeCall("writes whole documents", WHOLE_WRITES))
                    .because(
                            "a whole write brings cleared events back to life: apply a change through"
                                    + " the aggregate store, or upsert a projection by its guarded"
                                    + " update")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVENTS_LEAVE_THROUGH_THE_OUTBOX =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka.clients.producer..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.kafka.core.KafkaTemplate")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(
                            "org.springframework.cloud.stream.function.StreamBridge")
                    .because(
                            "an event that is sent apart from its state can be lost or be a ghost:"
                                    + " publish it with the decision, and the relay sends it")
                    .allowEmptyShould(true);

    /// For services that own aggregates; a service of views may drop an old generation.
    public static final ArchRule NOTHING_IS_DELETED =
            noClasses()
                    .should()
                    .callMethodWhere(storeCall("deletes documents", DELETES))
                    .because(
                            "a deleted document takes its sequence and its unsent events along: let a"
                                    + " change mark it as gone (a tombstone)")
                    .allowEmptyShould(true);

    private ServiceRules() {}

    private static boolean readsTheStore(JavaMember method) {
        return READ.matcher(method.getName()).matches()
                && !method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && holdsTheStore(method.getOwner());
    }

    private static boolean holdsTheStore(JavaClass type) {
        return type.getAllFields().stream()
                .map(field -> field.getRawType())
                .anyMatch(field ->
                        field.isAssignableTo(Types.MONGO_OPERATIONS)
                                || field.isAssignableTo(Types.MONGO_DATABASES)
                                || field.isAssignableTo(Types.MONGO_DATABASE)
                                || field.isAssignableTo(Types.MONGO_COLLECTION));
    }

    private static DescribedPredicate<JavaMethodCall> storeCall(String what, Set<String> names) {
        return describe(
                what,
                call -> {
                    var target = (HasName) call.getTarget();
                    var owner = call.getTargetOwner();
                    return names.contains(target.getName())
                            && (owner.isAssignableTo(Types.MONGO_OPERATIONS)
                                    || owner.isAssignableTo(Types.MONGO_DATABASE)
                                    || owner.isAssignableTo(Types.MONGO_COLLECTION));
                });
    }
}
