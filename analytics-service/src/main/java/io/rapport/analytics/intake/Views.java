package io.rapport.analytics.intake;

/// The name of this service's one projection: everything that it shows is folded from its facts.
public final class Views {

    public static final String NAME = "views";

    private Views() {}
}
