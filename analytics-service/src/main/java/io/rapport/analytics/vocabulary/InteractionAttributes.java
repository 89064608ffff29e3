package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What can be said of an interaction. Subject and note are personal.
public final class InteractionAttributes {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(1, "contact", String.class);

    public static final Attribute<String> EMPLOYEE = new Attribute<>(2, "employee", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    public static final Attribute<String> DIRECTION = new Attribute<>(4, "direction", String.class);

    public static final Attribute<String> SUBJECT = Attribute.personal(5, "subject", String.class);

    public static final Attribute<String> NOTE = Attribute.personal(6, "note", String.class);

    private InteractionAttributes() {}
}
