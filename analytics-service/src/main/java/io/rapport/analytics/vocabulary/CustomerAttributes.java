package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Reading;
import io.rapport.contracts.customer.CustomerKind;

/// What changes of a customer.
public final class CustomerAttributes {

    public static final Attribute<String> REGION = new Attribute<>(0, "region", String.class);

    public static final Attribute<String> INDUSTRY = new Attribute<>(1, "industry", String.class);

    public static final Attribute<String> OWNER = new Attribute<>(2, "owner", String.class);

    public static final Attribute<String> KIND = new Attribute<>(3, "kind", String.class);

    /// Personal unless it is an organization's: also where the kind is not known.
    public static final Attribute<String> NAME =
            new Attribute<>(4, "name", String.class, CustomerAttributes::isPersonal);

    public static final Attribute<String> PARENT = new Attribute<>(5, "parent", String.class);

    public static final Attribute<String> LIFECYCLE = new Attribute<>(6, "lifecycle", String.class);

    public static final Attribute<ExternalIds> EXTERNAL_IDS =
            new Attribute<>(7, "externalIds", ExternalIds.class);

    private CustomerAttributes() {}

    private static boolean isPersonal(Reading reading) {
        return !CustomerKind.ORGANIZATION.name().equals(reading.value(KIND));
    }
}
