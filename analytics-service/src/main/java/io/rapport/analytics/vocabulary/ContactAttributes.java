package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of a contact. Name, job title, e-mail and phone are personal.
public final class ContactAttributes {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> ROLE = new Attribute<>(1, "decisionRole", String.class);

    public static final Attribute<String> REPORTS_TO =
            new Attribute<>(2, "reportsTo", String.class);

    public static final Attribute<String> NAME = Attribute.personal(3, "name", String.class);

    public static final Attribute<String> JOB_TITLE =
            Attribute.personal(4, "jobTitle", String.class);

    public static final Attribute<String> EMAIL = Attribute.personal(5, "email", String.class);

    public static final Attribute<String> PHONE = Attribute.personal(6, "phone", String.class);

    private ContactAttributes() {}
}
