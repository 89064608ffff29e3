package io.rapport.platform.restore;

import io.rapport.platform.consume.ConsumerGroups;
import io.rapport.platform.projection.ViewProgress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// With `rapport.restore.run=true` the application does not serve: it restores and ends.
@AutoConfiguration(
        beforeName = "org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration",
        afterName = {
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.projection.ProjectionAutoConfiguration",
            "io.rapport.platform.restore.AggregateRestoreAutoConfiguration"
        })
@ConditionalOnBooleanProperty("rapport.restore.run")
class RestoreAutoConfiguration {

    /// How long it is looked for other instances, if somebody says so.
    static final String WATCHED = "rapport.restore.watched";

    /// Longer than the session of a consumer that died (`session.timeout.ms`, 10 s).
    private static final Duration SESSION = Duration.ofSeconds(12);

    /// No port is opened, nothing is consumed, relayed or swept.
    @Bean
    static LifecycleProcessor lifecycleProcessor() {
        return new NothingStarts();
    }

    /// Of a service that owns no aggregates.
    @Bean
    @ConditionalOnMissingBean
    Restorer viewsAlone(ViewProgress views) {
        return () ->
                views.forget() ? List.of(RestoreReport.VIEWS) : List.of("there are no views yet");
    }

    @Bean
    @ConditionalOnMissingBean
    OtherInstances groupMembers(ConsumerGroups groups, Environment environment) {
        return new GroupMembers(groups, environment.getProperty(WATCHED, Duration.class, SESSION));
    }

    @Bean
    RestoreRun restoreRun(
            Restorer restorer,
            OtherInstances others,
            Environment environment,
            ConfigurableApplicationContext context) {
        var service = environment.getProperty("spring.application.name", "service");
        return new RestoreRun(service, restorer, others, context);
    }
}
