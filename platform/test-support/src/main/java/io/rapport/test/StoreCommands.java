package io.rapport.test;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// What services ask their store while they answer requests, for tests that compare two answers by
/// the work that they cost. What the machinery does meanwhile is left out. Every [TestPlatform]
/// with a store records it.
public final class StoreCommands {

    private static final String ANSWERING = "tomcat-handler";

    /// What differs from one command to the next, whatever is asked.
    private static final Set<String> OWN =
            Set.of("lsid", "$db", "$clusterTime", "txnNumber", "$readPreference", "cursor");

    private static final List<String> STARTED = new CopyOnWriteArrayList<>();
    private static volatile boolean recording;

    private StoreCommands() {}

    /// The commands of the requests that `work` makes, in order. Only one test at a time may ask.
    public static List<String> during(Runnable work) {
        STARTED.clear();
        recording = true;
        try {
            work.run();
            return new ArrayList<>(STARTED);
        } finally {
            recording = false;
        }
    }

    private static void record(CommandStartedEvent event) {
        if (recording && Thread.currentThread().getName().startsWith(ANSWERING)) {
            var asked = new BsonDocument();
            event.getCommand()
                    .forEach((name, value) -> {
                        if (!OWN.contains(name)) {
                            asked.append(name, value);
                        }
                    });
            STARTED.add(asked.toJson());
        }
    }

    /// Has every client of an application tell its commands.
    static BeanPostProcessor recorder() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof MongoClientSettings settings
                        ? MongoClientSettings.builder(settings)
                                .addCommandListener(new Listener())
                                .build()
                        : bean;
            }
        };
    }

    private static final class Listener implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            record(event);
        }
    }
}
