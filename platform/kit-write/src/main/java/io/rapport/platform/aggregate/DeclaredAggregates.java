package io.rapport.platform.aggregate;

import java.util.Arrays;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/// Opens the store of every kind that the application declares.
final class DeclaredAggregates implements ImportBeanDefinitionRegistrar {

    private final BeanFactory beans;

    DeclaredAggregates(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void registerBeanDefinitions(
            AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        if (AutoConfigurationPackages.has(beans)) {
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(DeclaresAggregate.class));
            AutoConfigurationPackages.get(beans).stream()
                    .flatMap(root -> scanner.findCandidateComponents(root).stream())
                    .map(DeclaredAggregates::declaredBy)
                    .forEach(type -> register(type, registry));
        }
    }

    private <S> void register(AggregateType<S, ?> type, BeanDefinitionRegistry registry) {
        var store = new RootBeanDefinition(Aggregates.class);
        store.setTargetType(
                ResolvableType.forClassWithGenerics(Aggregates.class, type.stateType()));
        store.setInstanceSupplier(() -> beans.getBean(AggregateFactory.class).open(type));
        registry.registerBeanDefinition(type.name() + "Aggregates", store);
    }

    private static AggregateType<?, ?> declaredBy(BeanDefinition found) {
        var declaring =
                ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()),
                        ClassUtils.getDefaultClassLoader());
        var declared =
                Arrays.stream(declaring.getDeclaredFields())
                        .filter(field -> field.getType() == AggregateType.class)
                        .toList();
        if (declared.size() != 1) {
            throw new IllegalStateException(
                    declaring.getName() + " does not declare one kind of aggregate.");
        }
        var field = declared.getFirst();
        ReflectionUtils.makeAccessible(field);
        if (ReflectionUtils.getField(field, null) instanceof AggregateType<?, ?> type) {
            return type;
        }
        throw new IllegalStateException(field + " is no static AggregateType.");
    }
}
