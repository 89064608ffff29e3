package io.rapport.platform.projection;

import java.util.List;
import java.util.Set;

/// A projection without any logic beside its stores.
record PlainProjection(String name, Set<String> topics, List<ViewStore> stores)
        implements Projection {}
