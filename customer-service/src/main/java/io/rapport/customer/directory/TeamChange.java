package io.rapport.customer.directory;

/// What happened to a team. Never leaves the feature.
sealed interface TeamChange {

    record Formed(Team team) implements TeamChange {}

    record Rearranged(Team from, Team to) implements TeamChange {}
}
