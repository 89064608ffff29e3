package io.rapport.declarations.declared;

import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;

/// Declares a kind, as a feature does.
@DeclaresAggregate
final class Crates {

    static final AggregateType<Crate, View<String>> TYPE =
            AggregateType.of("crate", "crt", "crates", Crate.class, "crates")
                    .attribute("name", Crate::name)
                    .unowned()
                    .shownAs(Crate::name);

    private Crates() {}
}
