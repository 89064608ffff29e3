package io.rapport.analytics.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.contracts.RestoredHistory;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.Visibility;
import io.rapport.roles.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Whatever the log goes through on its way, the whole customer and the timeline are the same.
class CustomerProperties {

    private static final Sight ALL =
            Sight.of(
                    new Visibility(
                            new AccessScope.WholeTenant("default"),
                            Set.of(new Role(Roles.MARKETER, Role.Breadth.TENANT, true))),
                    RandomFile.CUSTOMER,
                    Map.of());

    @Property(tries = 100)
    void anyOrderRepetitionOrDelayGivesTheSameView(@ForAll long seed, @ForAll long journey) {
        var log = new RandomFile(seed).log();
        var arrived = delivered(log, new Random(journey));
        var asOf = asOf(seed);

        assertThat(fold(file(arrived), asOf)).isEqualTo(fold(file(log), asOf));
    }

    @Property(tries = 100)
    void anyOrderRepetitionOrDelayGivesTheSameTimeline(@ForAll long seed, @ForAll long journey) {
        var log = new RandomFile(seed).log();
        var arrived = delivered(log, new Random(journey));

        assertThat(timeline(file(arrived), asOf(seed))).isEqualTo(timeline(file(log), asOf(seed)));
    }

    @Property(tries = 100)
    void whatWasKnownThenStaysKnownThen(@ForAll long seed) {
        var log = new RandomFile(seed).log();
        var cut = new Random(seed).nextInt(log.size());
        var knownAt = Instant.ofEpochMilli(log.get(cut).fact().logTime());

        assertThat(fold(file(log), asOf(seed).knownAt(knownAt)))
                .isEqualTo(fold(file(log.subList(0, cut + 1)), asOf(seed)));
    }

    @Property(tries = 100)
    void aHoleIsToldAndHidesWhatFollows(@ForAll long seed) {
        var log = new RandomFile(seed).log();
        var holes =
                log.stream()
                        .filter(kept -> kept.kind().equals(OpportunityFacts.FACTS.kind()))
                        .filter(kept -> isFollowed(log, kept) && !isRestored(log, kept))
                        .toList();
        if (holes.isEmpty()) {
            return;
        }
        var missing = holes.getFirst();
        var left = new ArrayList<>(log);
        left.remove(missing);

        var view = Objects.requireNonNull(fold(file(left), AsOf.always()));

        var deals = Objects.requireNonNull(view.deals()).completeness();
        assertThat(deals.complete()).isFalse();
        assertThat(deals.incomplete()).contains(missing.aggregate());
        var contacts = Objects.requireNonNull(view.contacts()).completeness();
        assertThat(contacts.complete()).isTrue();
    }

    @Property(tries = 100)
    void ownersFollowEachOtherWithoutAGap(@ForAll long seed) {
        var own = file(new RandomFile(seed).log()).own();
        var periods = OwnerHistory.of(own, AsOf.always());

        for (var i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).to());
            assertThat(periods.get(i).ownerId()).isNotEqualTo(periods.get(i - 1).ownerId());
        }
        assertThat(periods.getLast().to()).isNull();
    }

    /// What a restore took back is not missed.
    private static boolean isRestored(List<KeptFact> log, KeptFact kept) {
        return log.stream()
                .anyMatch(other ->
                        other.aggregate().equals(kept.aggregate())
                                && other.fact().validUntil() != RestoredHistory.NO_RESTORE);
    }

    private static boolean isFollowed(List<KeptFact> log, KeptFact kept) {
        return log.stream()
                .anyMatch(other ->
                        other.aggregate().equals(kept.aggregate())
                                && other.fact().order() > kept.fact().order());
    }

    private static List<TimelineFold.Entry> timeline(CustomerFile file, AsOf asOf) {
        var entries = new ArrayList<TimelineFold.Entry>();
        file.related()
                .forEach((kind, histories) ->
                        histories.forEach((id, history) ->
                                entries.addAll(
                                        TimelineFold.entries(kind, id, ALL.read(history, asOf)))));
        entries.sort(Comparator.comparing(TimelineFold.Entry::id));
        return entries;
    }

    private static @Nullable CustomerView fold(CustomerFile file, AsOf asOf) {
        return CustomerFold.fold(file, asOf, true, ALL);
    }

    private static CustomerFile file(List<KeptFact> facts) {
        Map<Kind, Map<String, History>> histories = new HashMap<>();
        for (var kept : facts) {
            histories
                    .computeIfAbsent(kept.kind(), _ -> new HashMap<>())
                    .merge(
                            kept.aggregate(),
                            History.of(List.of(kept.fact())),
                            (one, more) -> one.with(more.facts()));
        }
        var own =
                histories
                        .getOrDefault(CustomerFacts.FACTS.kind(), Map.of())
                        .getOrDefault(RandomFile.CUSTOMER, History.EMPTY);
        return new CustomerFile(RandomFile.CUSTOMER, own, histories, Set.of());
    }

    /// Shuffled, and partly twice.
    private static List<KeptFact> delivered(List<KeptFact> log, Random random) {
        var arriving = new ArrayList<>(log);
        log.stream().filter(_ -> random.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        return arriving;
    }

    private static AsOf asOf(long seed) {
        var random = new Random(seed);
        return random.nextBoolean()
                ? AsOf.always()
                : new AsOf(
                        RandomFile.START + random.nextLong(100 * RandomFile.DAY), AsOf.EVERYTHING);
    }
}
