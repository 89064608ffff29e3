package io.rapport.test;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/// Puts the settings of [TestPlatform] before all others, except the test's own.
final class TestPlatformCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        var outermost = testClass;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        var wanted = AnnotatedElementUtils.findMergedAnnotation(outermost, TestPlatform.class);
        if (wanted == null) {
            return null;
        }
        if (!wanted.store()) {
            return new Surroundings(outermost, wanted.broker(), false, "");
        }
        var database = wanted.database().isEmpty() ? outermost.getName() : wanted.database();
        return new Surroundings(outermost, wanted.broker(), wanted.store(), database);
    }

    /// Equal surroundings share one cached context, so this is a record of what differs.
    ///
    /// @param database a database, or the name of the test class that gets a fresh one
    private record Surroundings(Class<?> test, boolean broker, boolean store, String database)
            implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test-platform", settings()));
            if (store) {
                context.getBeanFactory().addBeanPostProcessor(StoreCommands.recorder());
            }
        }

        private Map<String, Object> settings() {
            var settings = new HashMap<String, Object>();
            put(settings, "issuer", TestTokens.issuer());
            if (broker) {
                put(settings, "kafka", TestBroker.bootstrapServers());
            }
            if (store) {
                put(settings, "mongodb", TestStore.uri());
                put(
                        settings,
                        "database",
                        database.equals(test.getName()) ? TestStore.freshDatabase(test) : database);
            }
            settings.put("server.address", "127.0.0.1");
            settings.put("management.server.address", "127.0.0.1");
            settings.put("management.server.port", "0");
            return settings;
        }

        /// Under the name of the environment variable, which placeholders use, and under the
        /// property's name, which binding uses.
        private static void put(Map<String, Object> settings, String name, String value) {
            settings.put("RAPPORT_" + name.toUpperCase(Locale.ROOT), value);
            settings.put("rapport." + name, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Surroundings(_, var broker, var store, var database)
                    && this.broker == broker
                    && this.store == store
                    && this.database.equals(database);
        }

        @Override
        public int hashCode() {
            return database.hashCode();
        }
    }
}
