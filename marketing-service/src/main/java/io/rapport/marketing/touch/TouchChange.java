package io.rapport.marketing.touch;

/// What can happen to a touch, in this service's own words. Never leaves the feature.
sealed interface TouchChange {

    record Recorded(Touch touch) implements TouchChange {}
}
