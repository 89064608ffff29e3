package io.rapport.contracts;

import java.util.regex.Pattern;

/// The restored data does not know the aggregate: there is none any more, and its id is not used
/// again. Its `state` is the last one published, to say of whom this is told; it holds no longer.
/// It has no personal part.
public interface WithdrawnEvent extends RestorationEvent {

    /// Whether events of this type say so, whatever the family, also one of a later version.
    ///
    /// @param type wire name with version
    static boolean isNamed(String type) {
        return Name.PATTERN.matcher(type).matches();
    }

    /// Kept apart: an interface has no private constants.
    final class Name {

        private static final Pattern PATTERN =
                Pattern.compile("rapport\\.[a-z][a-z0-9-]*\\.withdrawn\\.v[0-9]+");

        private Name() {}
    }
}
