package io.rapport.platform.web;

import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.observe.TraceContext;
import io.rapport.platform.security.AccessScopes;
import io.rapport.platform.security.GivenSystems;
import io.rapport.platform.security.RouteMethods;
import io.rapport.platform.text.CodePointSize;
import io.rapport.platform.text.Literals;
import io.rapport.platform.web.bulk.BulkArguments;
import io.rapport.platform.web.list.ListArguments;
import io.rapport.platform.web.list.PageCursors;
import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// How every service speaks HTTP: strict JSON, problem documents, limits, command headers, lists,
/// bulk input and the API document.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.observe.ObserveAutoConfiguration",
            "io.rapport.platform.security.AccessAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration"
        },
        beforeName =
                "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LimitProperties.class)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class WebAutoConfiguration {

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    /// Limits of texts count characters, not the halves that Java makes of some.
    @Bean
    ValidationConfigurationCustomizer textsCountCharacters() {
        return configuration -> {
            var validator = (HibernateValidatorConfiguration) configuration;
            var mapping = validator.createConstraintMapping();
            mapping.constraintDefinition(Size.class)
                    .includeExistingValidators(true)
                    .validatedBy(CodePointSize.class);
            validator.addMapping(mapping);
        };
    }

    /// Before security, which is the first to ask for a parameter.
    @Bean
    FilterRegistrationBean<AddressFilter> addressFilter(JsonMapper mapper) {
        return first(new AddressFilter(mapper), 50);
    }

    /// The web server would refuse TRACE without saying what a route has instead.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceComesToTheFilter() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(RouteMethods routes, JsonMapper mapper) {
        return first(new TraceFilter(routes, mapper), 60);
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    /// Before security, so that no filter reads a body that is too large.
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            LimitProperties limits, JsonMapper mapper) {
        return first(new BodyLimitFilter(limits, mapper), 100);
    }

    @Bean
    MergePatches mergePatches(JsonMapper mapper, Validator validator) {
        return new MergePatches(mapper, validator);
    }

    /// A service without views of its own cannot say how fresh they are.
    @Bean
    @ConditionalOnMissingBean
    FreshnessGate freshnessGate() {
        return (_, _, _, _) -> false;
    }

    @Bean
    WebMvcConfigurer rapportWebFace(
            AccessScopes scopes,
            GivenSystems systems,
            TraceContext trace,
            FreshnessGate gate,
            JsonMapper mapper,
            Validator validator,
            LimitProperties limits) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, Instant.class, Literals::instant);
                registry.addConverter(String.class, LocalDate.class, Literals::date);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new DeclaredParameters());
                registry.addInterceptor(new HeldBodies());
                registry.addInterceptor(new RequestTokens(gate, scopes));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CommandContexts(scopes, systems, trace));
                resolvers.add(new ListArguments());
                resolvers.add(new PageCursors());
                resolvers.add(new BulkArguments(FitText.naming(mapper), validator, limits));
            }
        };
    }
}
