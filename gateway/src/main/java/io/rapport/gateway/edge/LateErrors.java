package io.rapport.gateway.edge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/// An error that comes when its request is over, such as of a connection that we closed ourselves,
/// is nobody's: whoever asked has been answered. Reactor would log each with its stack, and a
/// client that breaks its requests off could fill a disk with them.
@Component
class LateErrors implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(LateErrors.class);

    @Override
    public void afterPropertiesSet() {
        Hooks.onErrorDropped(
                failure -> LOG.debug("Too late: {}", failure.getClass().getSimpleName()));
    }
}
