package io.rapport.test.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the aggregates of a service: whatever it hands to the starter's aggregate store as the
/// type of its state, which is the first type argument (`Aggregates<Customer>`,
/// `AggregateType<Customer, View<CustomerState>>` and the like).
final class Aggregates {

    private static final String STORE = "io.rapport.platform.aggregate";

    /// A context's events and states; the plain values beside them (money, decimals) and the
    /// published enumerations may be shared.
    private static final Pattern CONTEXT = Pattern.compile("io\\.rapport\\.contracts\\..+");

    private static final List<String> WEB =
            List.of("org.springframework.web.", "org.springframework.http.", "jakarta.servlet.");

    private Aggregates() {}

    static ClassesTransformer<JavaClass> used() {
        return new AbstractClassesTransformer<>("aggregates") {
            @Override
            public Iterable<JavaClass> doTransform(JavaClasses classes) {
                return classes.stream().flatMap(Aggregates::statesNamedBy).distinct().toList();
            }
        };
    }

    static ArchCondition<JavaClass> knowOnlyTheirDomain() {
        return new ArchCondition<>("know neither the web nor a context's contracts") {
            @Override
            public void check(JavaClass aggregate, ConditionEvents events) {
                if (isContract(aggregate)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    aggregate, aggregate.getName() + " is a published type"));
                }
                aggregate.getDirectDependenciesFromSelf().stream()
                        .filter(Aggregates::leavesTheDomain)
                        .forEach(found ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                aggregate, found.getDescription())));
            }
        };
    }

    private static boolean leavesTheDomain(Dependency dependency) {
        var target = dependency.getTargetClass();
        return WEB.stream().anyMatch(target.getName()::startsWith)
                || (isContract(target) && !target.isEnum());
    }

    private static boolean isContract(JavaClass type) {
        return CONTEXT.matcher(type.getPackageName()).matches();
    }

    private static Stream<JavaClass> statesNamedBy(JavaClass type) {
        var ofFields = type.getFields().stream().map(JavaField::getType);
        var ofMethods = type.getMethods().stream().map(JavaCodeUnit::getReturnType);
        var ofParameters =
                type.getCodeUnits().stream().flatMap(unit -> unit.getParameterTypes().stream());
        return Stream.of(ofFields, ofMethods, ofParameters)
                .flatMap(types -> types)
                .flatMap(Aggregates::stateOf);
    }

    private static Stream<JavaClass> stateOf(JavaType type) {
        return type instanceof JavaParameterizedType generic
                        && generic.toErasure().getPackageName().equals(STORE)
                ? generic.getActualTypeArguments().stream()
                        .limit(1)
                        .filter(JavaClass.class::isInstance)
                        .map(JavaClass.class::cast)
                : Stream.empty();
    }
}
