package io.rapport.marketing.response;

/// What can happen to a response, in this service's own words. Never leaves the feature.
sealed interface ResponseChange {

    record Received(Response response) implements ResponseChange {}
}
