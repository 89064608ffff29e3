package io.rapport.analytics.funnel;

import io.rapport.analytics.history.History;

/// Everything known of one deal.
public record Opportunity(String id, History history) {}
