package io.rapport.apidocuments;

import java.util.Collection;
import java.util.TreeSet;

/// What a document does not say, and where to write it.
final class Gaps {

    private final Collection<String> found = new TreeSet<>();

    void add(String what, String lacks, String where) {
        found.add("%s has no %s: %s".formatted(what, lacks, where));
    }

    Collection<String> found() {
        return found;
    }
}
