package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of a ticket. The subject is personal.
public final class TicketAttributes {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> CONTACT = new Attribute<>(1, "contact", String.class);

    public static final Attribute<String> TYPE = new Attribute<>(2, "type", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(3, "channel", String.class);

    public static final Attribute<String> PRIORITY = new Attribute<>(4, "priority", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(5, "status", String.class);

    public static final Attribute<String> HANDLER = new Attribute<>(6, "handler", String.class);

    public static final Attribute<String> SUBJECT = Attribute.personal(7, "subject", String.class);

    private TicketAttributes() {}
}
