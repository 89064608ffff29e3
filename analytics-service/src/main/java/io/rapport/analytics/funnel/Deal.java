package io.rapport.analytics.funnel;

import io.rapport.analytics.history.History;

/// Everything known of one deal.
public record Deal(String id, History history) {}
