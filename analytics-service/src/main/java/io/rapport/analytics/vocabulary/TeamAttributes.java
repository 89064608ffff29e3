package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of a team.
public final class TeamAttributes {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> LEAD = new Attribute<>(1, "lead", String.class);

    public static final Attribute<String> PARENT = new Attribute<>(2, "parent", String.class);

    private TeamAttributes() {}
}
