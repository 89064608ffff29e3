package io.rapport.contracts.planted;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;

public sealed interface WellFormed extends PublishedEvent {

    @EventType
    record Happened(String what) implements WellFormed {}
}
