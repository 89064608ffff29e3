package io.rapport.customer.interaction;

/// What happened to a note of an interaction. Never leaves the feature.
sealed interface InteractionChange {

    record Recorded(Interaction interaction) implements InteractionChange {}

    record Corrected(Interaction from, Interaction to) implements InteractionChange {}
}
