package io.rapport.platform.restore;

import org.springframework.context.support.DefaultLifecycleProcessor;

/// Leaves everything at rest that a context would start.
final class NothingStarts extends DefaultLifecycleProcessor {

    @Override
    public void onRefresh() {}

    /// Spring Cloud Stream starts the context once more when it is refreshed.
    @Override
    public void start() {}
}
