package io.rapport.analytics.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Finds the declarations of kinds: the constants `FACTS` of the classes of this package whose
/// names end with `Facts`. Once, when the application starts.
final class Declarations {

    private static final String CONSTANT = "FACTS";

    private Declarations() {}

    static List<FactsOf<?>> all() {
        var all = new ArrayList<FactsOf<?>>();
        names().forEach(name -> all.add(declaredBy(name)));
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "no kind is declared: the classes of " + here() + " are not on the classpath");
        }
        return all;
    }

    /// In alphabetical order, whatever the order of the classpath.
    private static Set<String> names() {
        var pattern = "classpath*:" + here().replace('.', '/') + "/*Facts.class";
        try {
            var names = new TreeSet<String>();
            var classes =
                    new PathMatchingResourcePatternResolver(Declarations.class.getClassLoader());
            for (var found : classes.getResources(pattern)) {
                var file = found.getFilename();
                if (file != null) {
                    names.add(here() + "." + file.replaceFirst("\\.class$", ""));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("the classes of " + here() + " cannot be listed", e);
        }
    }

    private static FactsOf<?> declaredBy(String name) {
        try {
            var constant = Class.forName(name).getDeclaredField(CONSTANT).get(null);
            if (constant instanceof FactsOf<?> declared) {
                return declared;
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(undeclared(name), e);
        }
        throw new IllegalStateException(undeclared(name));
    }

    private static String undeclared(String name) {
        return name
                + " declares no kind: give it a constant "
                + CONSTANT
                + ", a FactsOf, or another name";
    }

    private static String here() {
        return Declarations.class.getPackageName();
    }
}
