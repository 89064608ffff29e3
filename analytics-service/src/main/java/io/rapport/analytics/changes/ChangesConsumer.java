package io.rapport.analytics.changes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.intake.EventFacts;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.vocabulary.KindRule;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.EventConsumer;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.security.VisibilityRule.Relation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Writes the log of changes, in a consumer group of its own.
///
/// A batch first writes whose its records are now, then what happened to them: whoever reads a
/// change finds whose it is at least as new as that change. A record that is seen with its parent
/// and came before it is told once more when the parent comes, for until then nobody could tell who
/// may see it. A batch that died on its way comes again and appends its changes again: readers may
/// get a change twice, never not at all.
@Component
final class ChangesConsumer implements EventConsumer {

    static final String NAME = "changes";

    private static final Set<String> TOPICS =
            Set.of(Topics.CUSTOMER, Topics.OPPORTUNITY, Topics.SERVICE, Topics.MARKETING);

    /// So many of one parent are told once more; they are those of the moment before it came.
    private static final int MOST_BEFORE_THEIR_PARENT = 2_000;

    private static final int MOST_REMEMBERED = 50_000;

    private final KnownRecords records;
    private final ChangeLog log;
    private final InstantSource clock;

    /// What was appended here lately, so that what a relay sent twice is told once.
    private final Cache<String, Boolean> done =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    ChangesConsumer(KnownRecords records, ChangeLog log, InstantSource clock) {
        this.records = records;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public OptionalLong highestKnown(String aggregateId) {
        return records.highest(aggregateId);
    }

    @Override
    public void accept(EventBatch batch) {
        var news = news(batch.events());
        if (news.isEmpty()) {
            return;
        }
        var before = records.of(news.stream().map(each -> each.event().aggregateId()).toList());
        var known = new HashMap<>(before);
        var changes = new ArrayList<Change>();
        news.forEach(each -> changes.add(change(each, known)));
        var written = new HashMap<>(known);
        written.values().removeIf(each -> each.equals(before.get(each.id())));
        records.write(written.values());
        changes.addAll(cameBeforeTheirParents(news, before.keySet()));
        log.append(changes, clock.instant());
        news.forEach(each -> done.put(each.event().envelope().id(), true));
    }

    /// An event of a kind that this version knows: of others nobody can tell who may see them.
    private record News(ReceivedEvent event, Kind kind) {}

    private List<News> news(List<ReceivedEvent> events) {
        var news = new LinkedHashMap<String, News>();
        for (var event : events) {
            var id = event.envelope().id();
            if (done.getIfPresent(id) == null) {
                FactDocuments.kind(event)
                        .ifPresent(kind -> news.putIfAbsent(id, new News(event, kind)));
            }
        }
        return List.copyOf(news.values());
    }

    private static Change change(News news, Map<String, KnownRecord> known) {
        var event = news.event();
        var old = known.get(event.aggregateId());
        var hands = old == null ? Hands.NONE : old.hands();
        var isNewest = old == null || event.order() > old.order();
        if (isNewest) {
            hands = passed(news, hands);
        }
        var envelope = event.envelope();
        var change =
                new Change(
                        envelope.tenant(),
                        envelope.id(),
                        envelope.type(),
                        news.kind(),
                        event.aggregateId(),
                        event.order(),
                        envelope.recorded(),
                        envelope.customerId(),
                        event.event() == null ? null : Vocabulary.leaves(event.event()),
                        hands.move(event.order()));
        if (isNewest) {
            known.put(
                    event.aggregateId(),
                    new KnownRecord(
                            event.aggregateId(),
                            envelope.tenant(),
                            news.kind(),
                            event.order(),
                            hands,
                            change));
        }
        return change;
    }

    private static Hands passed(News news, Hands hands) {
        var event = news.event();
        var by = KindRule.of(news.kind()).relatedBy();
        if (by == null) {
            return hands;
        }
        if (event.event() instanceof RestorationEvent restoration) {
            var then = hands.at(restoration.change().order());
            return then == null ? hands : hands.pass(event.order(), then.related());
        }
        var fact = EventFacts.of(event.envelope(), event.event(), event.logTime());
        return fact.sets(by) ? hands.pass(event.order(), fact.value(by)) : hands;
    }

    /// A parent that is told for the first time, or is not sure not to be.
    private List<Change> cameBeforeTheirParents(List<News> news, Set<String> knownBefore) {
        var parents = new LinkedHashSet<String>();
        for (var each : news) {
            var event = each.event();
            if (Parents.KINDS.contains(each.kind())
                    && (!knownBefore.contains(event.aggregateId())
                            || EventOrder.sequence(event.order()) == 1)) {
                parents.add(event.aggregateId());
            }
        }
        return records.relatedTo(parents, MOST_BEFORE_THEIR_PARENT).stream()
                .filter(each -> KindRule.of(each.kind()).visibility().relation() == Relation.PARENT)
                .map(KnownRecord::last)
                .toList();
    }
}
