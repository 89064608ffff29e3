package io.rapport.test.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Whether a method is told what its caller may see.
final class AccessScopes {

    private AccessScopes() {}

    static ArchCondition<JavaMethod> beAParameter() {
        return new ArchCondition<>("take an AccessScope, or a parameter that holds one") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getRawParameterTypes().stream().noneMatch(AccessScopes::carries)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    method, method.getDescription() + " reads without a scope"));
                }
            }
        };
    }

    private static boolean carries(JavaClass parameter) {
        return parameter.isAssignableTo(Types.ACCESS_SCOPE)
                || parameter.getAllFields().stream()
                        .anyMatch(field -> field.getRawType().isAssignableTo(Types.ACCESS_SCOPE));
    }
}
