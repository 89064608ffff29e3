package io.rapport.test;

import org.springframework.modulith.core.ApplicationModules;

/// Spring Modulith's view of a service: every feature package is a module that others use by its
/// published types only.
public final class ModuleStructure {

    private ModuleStructure() {}

    /// Fails with the list of violations: cycles, and uses of what a feature keeps to itself.
    ///
    /// @param application the class with `@SpringBootApplication`
    public static void verify(Class<?> application) {
        ApplicationModules.of(application).verify();
    }
}
