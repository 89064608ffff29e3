package io.rapport.marketing;

import io.rapport.test.TestPlatform;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/// A test over HTTP, store and broker. All of them share one running service, so each makes what it
/// needs and looks for that alone. Nobody answers where customer-service would.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "rapport.services.customer=http://127.0.0.1:1")
@TestPlatform(database = "marketing_tests")
@interface ServiceTest {}
