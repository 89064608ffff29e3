package io.rapport.platform.timer;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The time of the store, which all instances of a service share: their own clocks may differ by
/// seconds. Asked for now and then; in between this machine's monotonic time counts on. Safe for
/// several threads.
public final class StoreClock implements InstantSource {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final MongoDatabaseFactory databases;
    private final InstantSource own;
    private final LongSupplier nanos;
    private volatile @Nullable Reading last;

    StoreClock(MongoDatabaseFactory databases, InstantSource own, LongSupplier nanos) {
        this.databases = databases;
        this.own = own;
        this.nanos = nanos;
    }

    private record Reading(Instant time, long nanos) {

        Instant at(long later) {
            return time.plusNanos(later - nanos);
        }
    }

    /// The store's time, as far as it could be asked once; else this machine's.
    @Override
    public Instant instant() {
        var now = nanos.getAsLong();
        var known = last;
        if (known == null || now - known.nanos() > KEPT.toNanos()) {
            known = ask(known);
        }
        return known == null ? own.instant() : known.at(nanos.getAsLong());
    }

    /// What the store answers, halfway between question and answer; what was known before while it
    /// is away.
    private synchronized @Nullable Reading ask(@Nullable Reading before) {
        if (!Objects.equals(last, before)) {
            return last;
        }
        try {
            var asked = nanos.getAsLong();
            var answer = databases.getMongoDatabase().runCommand(new Document("hello", 1));
            var answered = nanos.getAsLong();
            var time = answer.getDate("localTime");
            if (time != null) {
                last = new Reading(time.toInstant(), asked + (answered - asked) / 2);
            }
        } catch (MongoException | IllegalStateException e) {
            if (before == null) {
                throw e;
            }
        }
        return last;
    }
}
