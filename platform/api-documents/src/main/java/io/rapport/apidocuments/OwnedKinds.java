package io.rapport.apidocuments;

import io.rapport.comments.DocComments;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.aggregate.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/// The kinds of aggregates of a service that owns some.
final class OwnedKinds {

    /// Whether the service has the write side. Nothing else of this class may be used without.
    static final boolean MAY_BE =
            ClassUtils.isPresent("io.rapport.platform.aggregate.DeclaresAggregate", null);

    private OwnedKinds() {}

    /// Their names, each with the package that declares it.
    static Map<String, String> in(String root, DocComments comments) {
        var kinds = new HashMap<String, String>();
        var declaring = new ClassPathScanningCandidateComponentProvider(false);
        declaring.addIncludeFilter(new AnnotationTypeFilter(DeclaresAggregate.class));
        declaring.findCandidateComponents(root).stream()
                .map(found ->
                        ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(type -> comments.file(type).isPresent())
                .forEach(type -> kinds.put(kindOf(type), type.getPackageName()));
        return kinds;
    }

    /// Whether it shows one aggregate.
    static boolean isView(Class<?> answer) {
        return answer == View.class || answer == PersonalView.class;
    }

    /// What the one [AggregateType] that a class declares is called.
    private static String kindOf(Class<?> declaring) {
        for (var field : declaring.getDeclaredFields()) {
            if (field.getType() == AggregateType.class) {
                ReflectionUtils.makeAccessible(field);
                return ((AggregateType<?, ?>)
                                Objects.requireNonNull(ReflectionUtils.getField(field, null)))
                        .name();
            }
        }
        throw new IllegalStateException(declaring.getName() + " declares no kind of aggregate.");
    }
}
