package io.rapport.planted.house;

import java.time.Instant;

class OwnTime {

    Instant now() {
        return Instant.now();
    }
}
