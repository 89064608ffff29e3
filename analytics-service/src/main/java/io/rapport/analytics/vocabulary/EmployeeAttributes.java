package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of an employee. The name is personal.
public final class EmployeeAttributes {

    public static final Attribute<String> TEAM = new Attribute<>(0, "team", String.class);

    public static final Attribute<String> REGION = new Attribute<>(1, "region", String.class);

    public static final Attribute<String> NAME = new Attribute<>(2, "name", String.class);

    public static final Attribute<String> MANAGER = new Attribute<>(3, "manager", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(4, "status", String.class);

    private EmployeeAttributes() {}
}
