package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What can be said of a touch.
public final class TouchAttributes {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CAMPAIGN = new Attribute<>(1, "campaign", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(2, "contact", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    private TouchAttributes() {}
}
