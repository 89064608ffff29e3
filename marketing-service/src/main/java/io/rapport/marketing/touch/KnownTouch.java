package io.rapport.marketing.touch;

/// A touch as other features know it.
public record KnownTouch(String id, String campaignId, String customerId) {}
