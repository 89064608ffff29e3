package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of a product.
public final class ProductAttributes {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> SERIES = new Attribute<>(1, "series", String.class);

    private ProductAttributes() {}
}
