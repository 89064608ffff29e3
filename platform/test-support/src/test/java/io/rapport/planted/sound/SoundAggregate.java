package io.rapport.planted.sound;

import java.time.Clock;
import java.time.Instant;

record SoundAggregate(String name) {

    Instant changed(Clock clock) {
        return clock.instant();
    }
}
