package io.rapport.contracts.planted;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;

interface OpenFamily extends PublishedEvent {

    record Nameless(String what) implements OpenFamily {}

    @EventType
    final class NoRecord implements OpenFamily {}
}
