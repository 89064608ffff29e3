package io.rapport.declarations.doubtful;

import io.rapport.platform.aggregate.DeclaresAggregate;

/// Says that it declares a kind, and does not.
@DeclaresAggregate
final class Nothing {

    private Nothing() {}
}
