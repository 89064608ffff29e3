package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.contracts.Money;
import java.time.LocalDate;

/// What changes of a deal on its own, as far as figures and views need it.
public final class DealAttributes {

    public static final Attribute<StageValue> STAGE = new Attribute<>(0, "stage", StageValue.class);

    public static final Attribute<String> OWNER = new Attribute<>(1, "owner", String.class);

    /// No value is an unknown amount, which is not 0.
    public static final Attribute<Money> AMOUNT = new Attribute<>(2, "amount", Money.class);

    public static final Attribute<LocalDate> EXPECTED_CLOSE =
            new Attribute<>(3, "expectedCloseOn", LocalDate.class);

    public static final Attribute<Products> PRODUCTS =
            new Attribute<>(4, "products", Products.class);

    public static final Attribute<String> CUSTOMER = new Attribute<>(5, "customer", String.class);

    /// Personal: free text of a seller.
    public static final Attribute<String> NAME = Attribute.personal(6, "name", String.class);

    private DealAttributes() {}
}
