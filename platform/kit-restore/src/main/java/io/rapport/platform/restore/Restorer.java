package io.rapport.platform.restore;

import java.util.List;

/// What is restored of what a service keeps.
@FunctionalInterface
interface Restorer {

    /// @return what was done, in words
    /// @throws RestoreRefusedException if something cannot be told; then nothing was written
    List<String> run();
}
