package io.rapport.analytics.changes;

import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.log.ThrottledLog;
import io.rapport.platform.security.AccessScopes;
import io.rapport.platform.security.Visibility;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks again and again what the readers of open streams may see: teams change, and with them
/// whose records somebody sees.
@Component
final class SightWatch extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(SightWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ThrottledLog seldom = new ThrottledLog();
    private final ChangeStreams streams;
    private final KnownRecords records;
    private final AccessScopes scopes;
    private final Telling telling;

    SightWatch(ChangeStreams streams, KnownRecords records, AccessScopes scopes, Telling telling) {
        super("changes-sight");
        this.streams = streams;
        this.records = records;
        this.scopes = scopes;
        this.telling = telling;
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            Thread.sleep(PAUSE);
            try {
                look();
            } catch (RuntimeException e) {
                seldom.say(
                        "look",
                        kept ->
                                LOG.warn(
                                        "Who sees what cannot be asked: {} ({} more)",
                                        e.getClass().getSimpleName(),
                                        kept));
            }
        }
    }

    void look() {
        for (var stream : streams.all()) {
            var before = stream.reader();
            var scope = scopes.of(stream.caller());
            if (!scope.equals(before.scope())) {
                var now = new Visibility(scope, before.roles());
                streams.resets(Message.Reset.VISIBILITY);
                stream.seesAs(now, Sight.of(records, stream.recent()), telling);
            }
        }
    }
}
