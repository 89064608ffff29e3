package io.rapport.bench.figure;

import io.rapport.bench.platform.Door;
import java.io.IOException;

/// Reads until what was done is seen.
final class Waiting {

    private Waiting() {}

    /// A read waits two seconds by itself; then it is asked again.
    ///
    /// @param until as `System.nanoTime()` tells
    /// @throws IOException if it is not seen by then
    static void until(Door door, Door.Accepted accepted, long until)
            throws IOException, InterruptedException {
        while (true) {
            try {
                door.getSeeing(Bodies.WHOLE_CUSTOMER + accepted.id(), accepted.seen());
                return;
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
            }
        }
    }
}
