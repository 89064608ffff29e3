package io.rapport.platform.events;

import tools.jackson.databind.JsonNode;

/// A value of which only the state is of interest.
record StateOnly(JsonNode state) {}
