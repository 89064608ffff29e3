package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.declarations.declared.Crate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotationMetadata;

class DeclaredAggregatesTests {

    /// Out of the way of applications that are tried in packages of the kit: they would find it.
    private static final String HERE = "io.rapport.declarations.";

    @Test
    void aDeclaredKindHasItsStoreAsABeanOfItsState() {
        var wanted = ResolvableType.forClassWithGenerics(Aggregates.class, Crate.class);

        assertThat(scanned("declared").getBeanNamesForType(wanted))
                .containsExactly("crateAggregates");
    }

    @Test
    void aClassThatDeclaresNoKindIsNamed() {
        assertThatThrownBy(() -> scanned("doubtful"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nothing does not declare one kind of aggregate");
    }

    private static DefaultListableBeanFactory scanned(String feature) {
        var beans = new DefaultListableBeanFactory();
        AutoConfigurationPackages.register(beans, HERE + feature);
        new DeclaredAggregates(beans)
                .registerBeanDefinitions(
                        AnnotationMetadata.introspect(DeclaredAggregatesTests.class), beans);
        return beans;
    }
}
