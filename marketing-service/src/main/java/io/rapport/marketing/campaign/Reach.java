package io.rapport.marketing.campaign;

/// Which audience a campaign points at.
///
/// @param size how many customers it holds
record Reach(String audienceId, int size) {}
