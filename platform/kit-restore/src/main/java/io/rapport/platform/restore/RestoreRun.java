package io.rapport.platform.restore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;

/// Restores, says what was done, and ends the application.
final class RestoreRun implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreRun.class);

    private final String service;
    private final Restorer restorer;
    private final OtherInstances others;
    private final ConfigurableApplicationContext context;

    RestoreRun(
            String service,
            Restorer restorer,
            OtherInstances others,
            ConfigurableApplicationContext context) {
        this.service = service;
        this.restorer = restorer;
        this.others = others;
        this.context = context;
    }

    /// @throws RestoreRefusedException if nothing was done, and why
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (others.any()) {
            throw new RestoreRefusedException(
                    "an instance of " + service + " is running; stop all of them first");
        }
        restorer.run().forEach(line -> LOG.info("restored: {}", line));
        context.close();
    }
}
