package io.rapport.bench.figure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.rapport.bench.raw.RawStore;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import io.rapport.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// How fast analytics takes in events that wait for it: it is stopped, events are put onto the
/// topic, it goes on, and the time runs until it has committed the last of them. Beside it the same
/// documents by raw unordered bulk upserts of the size of its batches, into a collection with the
/// same indexes.
public final class Projecting implements Benchmark {

    static final String GROUP = "analytics-service.views";
    private static final int BATCH = 500;
    private static final String[] OTHERS = {"opportunity", "service-desk", "marketing"};

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        var series = new Series();
        round(setting, portfolio, "pw", new Series());
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            round(setting, portfolio, "p" + i, series);
        }
        return List.of(
                new Figure(
                        "projection of waiting events",
                        "events/s",
                        series.spread("projected"),
                        new Goal.ShareOfRaw(0.5),
                        series.spread("raw"),
                        "unordered bulk upsert of the same documents, same indexes"));
    }

    private static void round(Setting setting, Portfolio portfolio, String name, Series series)
            throws Exception {
        var events = setting.pace().events();
        var deals = new OpportunityEvents(portfolio, name, setting.clock().instant());
        var messages = deals.opened(0, events);
        var group = setting.broker().group(GROUP);
        awaitCommitted(setting, group);
        var cpu = setting.cpu();
        setting.platform().pause("analytics");
        setting.platform().pause(OTHERS);
        long began;
        try {
            setting.broker().sendAll(messages);
            began = System.nanoTime();
            setting.platform().resume("analytics");
            awaitCommitted(setting, group);
        } finally {
            setting.platform().resume("analytics");
            setting.platform().resume(OTHERS);
        }
        series.add("projected", events / ((System.nanoTime() - began) / 1e9));
        setting.say().accept("projection: " + cpu.shares());
        series.add("raw", raw(setting, deals.prefix(), name));
    }

    /// Returns when analytics has committed all that is on the topic.
    static void awaitCommitted(Setting setting, String group) throws Exception {
        var end = setting.broker().end(Topics.OPPORTUNITY);
        Setting.await(
                "the last event in the views",
                Duration.ofMinutes(2),
                () -> setting.broker().committed(group, Topics.OPPORTUNITY) >= end);
    }

    private static double raw(Setting setting, String prefix, String name) {
        var facts = Facts.of(setting.store());
        var documents =
                facts.find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + "y")))
                        .into(new ArrayList<>());
        if (documents.size() != setting.pace().events()) {
            throw new IllegalStateException(
                    "%d facts instead of %d".formatted(documents.size(), setting.pace().events()));
        }
        MongoCollection<Document> target = setting.store().own("facts_" + setting.run() + name);
        RawStore.indexLike(target, facts);
        var began = System.nanoTime();
        RawStore.upsert(target, documents, BATCH);
        var perSecond = documents.size() / ((System.nanoTime() - began) / 1e9);
        target.drop();
        return perSecond;
    }
}
