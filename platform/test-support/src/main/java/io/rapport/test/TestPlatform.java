package io.rapport.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a `@SpringBootTest` its surroundings: broker, store and identity provider of the tests,
/// under the settings that a deployment would use. Everything listens on a free loopback port.
///
/// ```java
/// @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
/// @TestPlatform
/// class CustomerStoryIT {}
/// ```
///
/// Each test class has a database of its own, and so an application context of its own; classes
/// that name the same [#database()] share both.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface TestPlatform {

    /// Whether the broker is started and given (`RAPPORT_KAFKA`).
    boolean broker() default true;

    /// Whether the store is started and given (`RAPPORT_MONGODB`, `RAPPORT_DATABASE`).
    boolean store() default true;

    /// The database; a fresh one per test class where empty.
    String database() default "";
}
