package io.rapport.gateway.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// For what is there only where browsers may have sessions: the issuer knows the gateway as a
/// client.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnSessions.OnClient.class)
public @interface ConditionalOnSessions {

    /// A setting that is empty, as an environment may have it, counts as none.
    final class OnClient implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("rapport.gateway.session.client-id", "")
                    .isBlank();
        }
    }
}
