package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What can be said of a response.
public final class ResponseAttributes {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CAMPAIGN = new Attribute<>(1, "campaign", String.class);

    public static final Attribute<String> TOUCH = new Attribute<>(2, "touch", String.class);

    public static final Attribute<String> OUTCOME = new Attribute<>(3, "outcome", String.class);

    private ResponseAttributes() {}
}
