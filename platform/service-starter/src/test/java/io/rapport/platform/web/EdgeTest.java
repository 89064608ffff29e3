package io.rapport.platform.web;

import io.rapport.platform.web.trial.TrialApplication;
import io.rapport.test.TestPlatform;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/// The trial service on a free port, with the identity provider of the tests.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPlatform(broker = false, store = false)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(
        classes = TrialApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface EdgeTest {}
