package io.rapport.test;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/// What a service asks its store while it answers requests, for tests that compare two answers by
/// the work that they cost. What the machinery does meanwhile is left out.
///
/// ```java
/// @Bean
/// MongoClientSettingsBuilderCustomizer recorded(StoreCommands commands) {
///     return settings -> settings.addCommandListener(commands);
/// }
/// ```
public final class StoreCommands implements CommandListener {

    private static final String ANSWERING = "tomcat-handler";

    /// What differs from one command to the next, whatever is asked.
    private static final Set<String> OWN =
            Set.of("lsid", "$db", "$clusterTime", "txnNumber", "$readPreference", "cursor");

    private final List<String> started = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().getName().startsWith(ANSWERING)) {
            var asked = new BsonDocument();
            event.getCommand()
                    .forEach((name, value) -> {
                        if (!OWN.contains(name)) {
                            asked.append(name, value);
                        }
                    });
            started.add(asked.toJson());
        }
    }

    /// The commands of the requests that `work` makes, in order.
    public List<String> during(Runnable work) {
        started.clear();
        work.run();
        return new ArrayList<>(started);
    }
}
