package io.rapport.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.Visibility;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Whatever happens in whichever order, over two instances: who keeps to what streams say has the
/// newest of all that they see on their screen in the end, and nothing else; and no stream ever
/// tells of what its reader does not see.
class ReconnectProperties {

    private static final List<String> PEOPLE = List.of("emp_a", "emp_b", "emp_c");
    private static final List<String> CUSTOMERS = List.of("cus_1", "cus_2");
    private static final List<String> DEALS = List.of("opp_1", "opp_2", "opp_3");
    private static final List<String> CONTACTS = List.of("con_1", "con_2");
    private static final ContactPersonal EVE = new ContactPersonal("Eve", null, null, null);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STEPS = 90;

    private static final List<ChangesHome> HOMES = new ArrayList<>();

    @AfterContainer
    static void close() {
        HOMES.forEach(ChangesHome::close);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void inTheEndEveryScreenShowsWhatItsReaderSeesAndNothingElse(@ForAll long seed)
            throws InterruptedException {
        new World(new Random(seed)).run();
    }

    /// A record as its own service has it.
    private record Real(@Nullable String related, long sequence) {}

    private static final class World {

        private final Random random;
        private final ChangesHome home = new ChangesHome(ReconnectProperties.class);
        private final Cursors cursors = new Cursors(home.databases);
        private final ChangesConsumer[] consumers = {home.consumer(), home.consumer()};
        private final Map<String, Real> real = new TreeMap<>();
        private final Map<String, Real> delivered = new HashMap<>();
        private final Map<String, Deque<ReceivedEvent>> onTheirWay = new TreeMap<>();
        private final Map<ReceivedEvent, Real> after = new HashMap<>();
        private final List<Screen> screens = new ArrayList<>();
        private final ChangeStreams[] instances;
        private List<ReceivedEvent> lastBatch = List.of();
        private long nanos;

        private World(Random random) {
            this.random = random;
            HOMES.add(home);
            var buffer = random.nextBoolean() ? 3 : 1_000;
            instances =
                    new ChangeStreams[] {
                        home.streams(buffer, () -> nanos), home.streams(buffer, () -> nanos)
                    };
            screens.add(new Screen(ChangesHome.SELLER, Set.of("emp_a")));
            screens.add(new Screen(ChangesHome.SELLER, Set.of("emp_b", "emp_c")));
            screens.add(new Screen(ChangesHome.SERVICE_AGENT, Set.of("emp_c")));
        }

        private void run() throws InterruptedException {
            for (var screen : screens) {
                screen.connect();
            }
            for (var step = 0; step < STEPS; step++) {
                step();
            }
            while (onTheirWay.values().stream().anyMatch(queue -> !queue.isEmpty())) {
                deliver();
            }
            for (var turn = 0; turn < 3; turn++) {
                nanos += 2_000_000_000L;
                follow(0);
                follow(1);
                for (var screen : screens) {
                    screen.look();
                    screen.receive();
                    screen.read(Integer.MAX_VALUE);
                }
            }
            screens.forEach(Screen::isRight);
        }

        private void step() throws InterruptedException {
            var screen = screens.get(random.nextInt(screens.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> happen();
                case 4, 5 -> deliver();
                case 6 -> follow(random.nextInt(2));
                case 7 -> screen.read(1 + random.nextInt(4));
                case 8 -> screen.connect();
                case 9 -> {
                    if (random.nextInt(3) == 0) {
                        screen.changeTeam();
                    }
                    screen.look();
                }
                case 10 -> crash(random.nextInt(2));
                default -> {
                    nanos += 600_000_000L;
                    if (random.nextInt(6) == 0) {
                        home.log.sweep(4, ChangesHome.NOW.minusSeconds(60));
                    }
                }
            }
        }

        private void happen() {
            var kind = random.nextInt(3);
            switch (kind) {
                case 0 -> {
                    var id = any(CUSTOMERS);
                    var is = real.get(id);
                    var to = owner();
                    publish(
                            id,
                            to,
                            is == null
                                    ? TestEvents.organization(id, "Acme", to)
                                    : TestEvents.ownerChanged(id, is.related(), to));
                }
                case 1 -> {
                    var id = any(DEALS);
                    var is = real.get(id);
                    if (is != null && random.nextBoolean()) {
                        publish(id, is.related(), TestEvents.renamedOpportunity("cus_1", "a", "b"));
                    } else {
                        var to = any(PEOPLE);
                        publish(
                                id,
                                to,
                                is == null
                                        ? TestEvents.deal("cus_1", to, "1", "Lamps")
                                        : TestEvents.handedOver("cus_1", "emp_x", to));
                    }
                }
                default -> {
                    var id = any(CONTACTS);
                    var is = real.get(id);
                    var to = any(CUSTOMERS);
                    if (is == null) {
                        publish(id, to, TestEvents.contact(to, EVE));
                    } else if (is.related() != null && random.nextBoolean()) {
                        publish(id, to, TestEvents.moved(is.related(), to, EVE));
                    } else if (is.related() != null) {
                        publish(
                                id,
                                is.related(),
                                TestEvents.withoutEmail(is.related(), "x@y", EVE));
                    }
                }
            }
        }

        private @Nullable String owner() {
            return random.nextInt(5) == 0 ? null : any(PEOPLE);
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private void publish(String id, @Nullable String related, PublishedEvent event) {
            var is = real.get(id);
            var now = new Real(related, is == null ? 1 : is.sequence() + 1);
            real.put(id, now);
            var received = home.event(id, event);
            after.put(received, now);
            onTheirWay.computeIfAbsent(id, _ -> new ArrayDeque<>()).add(received);
        }

        /// Some events of some records, each record's in their order; one instance has each record.
        private void deliver() {
            var mine = random.nextInt(2);
            var batch = new ArrayList<ReceivedEvent>();
            for (var entry : onTheirWay.entrySet()) {
                if (Math.floorMod(entry.getKey().hashCode(), 2) == mine) {
                    for (var n = random.nextInt(3); n > 0 && !entry.getValue().isEmpty(); n--) {
                        batch.add(entry.getValue().remove());
                    }
                }
            }
            if (!batch.isEmpty()) {
                take(mine, batch);
                lastBatch = batch;
            }
        }

        private void take(int instance, List<ReceivedEvent> batch) {
            ChangesHome.take(consumers[instance], batch);
            for (var event : batch) {
                var then = Objects.requireNonNull(after.get(event));
                var known = delivered.get(event.aggregateId());
                if (known == null || known.sequence() < then.sequence()) {
                    delivered.put(event.aggregateId(), then);
                }
            }
        }

        /// Another instance takes over, and gets the last batch again.
        private void crash(int instance) {
            consumers[instance] = home.consumer();
            if (!lastBatch.isEmpty()) {
                take(instance, lastBatch);
            }
        }

        private Real known(String id) {
            return Objects.requireNonNull(real.get(id));
        }

        private void follow(int instance) throws InterruptedException {
            instances[instance].follow();
            for (var screen : screens) {
                screen.receive();
            }
        }

        private static boolean sees(
                Map<String, Real> records, Set<String> owners, Role role, String id) {
            var is = records.get(id);
            if (is == null || (id.startsWith("opp") && role.equals(ChangesHome.SERVICE_AGENT))) {
                return false;
            }
            if (id.startsWith("cus") && role.equals(ChangesHome.SERVICE_AGENT)) {
                return true;
            }
            return id.startsWith("con")
                    ? is.related() != null && sees(records, owners, role, is.related())
                    : is.related() == null || owners.contains(is.related());
        }

        /// A screen that keeps to what streams say.
        private final class Screen {

            private final Role role;
            private final Map<String, Long> shows = new HashMap<>();

            /// Of the contacts on it, with which customer.
            private final Map<String, String> parents = new HashMap<>();

            private final Deque<Message> inbox = new ArrayDeque<>();
            private Set<String> owners;
            private int at;
            private @Nullable OpenStream stream;
            private @Nullable String lastId;

            private Screen(Role role, Set<String> owners) {
                this.role = role;
                this.owners = owners;
            }

            private Visibility visibility() {
                return new Visibility(
                        new AccessScope.OwnedBy(ChangesHome.TENANT, owners, role.wholeKinds()),
                        Set.of(role));
            }

            private void changeTeam() {
                owners =
                        random.nextBoolean()
                                ? Set.of(any(PEOPLE))
                                : new TreeSet<>(List.of(any(PEOPLE), "emp_c"));
            }

            /// What had not arrived is lost; perhaps at another instance.
            private void connect() throws InterruptedException {
                if (stream != null) {
                    instances[at].close(stream);
                }
                inbox.clear();
                at = random.nextInt(2);
                var caller =
                        new Caller(ChangesHome.TENANT, "s" + role + owners, null, Set.of(role));
                stream = instances[at].open(caller, visibility(), Wanted.EVERYTHING);
                var from = instances[at].from(stream, lastId);
                inbox.add(ChangeStreams.opening(stream, lastId, from, "{}"));
                if (from != null) {
                    instances[at].catchUp(stream, from, this::arrive);
                }
                if (lastId == null) {
                    readAnew();
                }
            }

            private void receive() throws InterruptedException {
                if (stream != null) {
                    arrive(stream.next(Duration.ZERO));
                }
            }

            /// Just now it was judged by all that was delivered.
            private void arrive(List<Message> messages) {
                for (var message : messages) {
                    if (message.name() == Message.Name.CHANGE && stream != null) {
                        var scope = (AccessScope.OwnedBy) stream.reader().scope();
                        assertThat(sees(delivered, scope.owners(), role, id(message)))
                                .as(
                                        "%s is told to %s of %s",
                                        id(message), role.name(), scope.owners())
                                .isTrue();
                    }
                    inbox.add(message);
                }
            }

            private void look() throws InterruptedException {
                if (stream != null && !stream.reader().equals(visibility())) {
                    receive();
                    stream.seesAs(
                            visibility(),
                            Sight.of(home.records, stream.recent()),
                            new Telling(JSON));
                    receive();
                }
            }

            private void read(int most) {
                for (var n = 0; n < most && !inbox.isEmpty(); n++) {
                    var message = inbox.remove();
                    lastId = cursors.seal(message.place(), message.sight());
                    show(message);
                }
                if (inbox.isEmpty() && stream != null) {
                    var here = stream.here();
                    if (here != null) {
                        lastId = cursors.seal(here.place(), here.sight());
                    }
                }
            }

            private void show(Message message) {
                switch (message.name()) {
                    case OPEN, END -> {}
                    case CHANGE -> {
                        var id = id(message);
                        if (!shows.containsKey(id) || message.data().contains("owner-changed")) {
                            readWithParent(id);
                        }
                        put(
                                id,
                                sequence(message),
                                JSON.readTree(message.data()).path("customerId").asString(""));
                    }
                    case GONE -> {
                        var id = id(message);
                        shows.remove(id);
                        shows.keySet().removeIf(each -> id.equals(parents.get(each)));
                    }
                    case RESET -> readAnew();
                }
            }

            /// An older one than what is shown says nothing.
            private void put(String id, long sequence, @Nullable String customer) {
                if (shows.getOrDefault(id, 0L) <= sequence) {
                    shows.put(id, sequence);
                    if (id.startsWith("con")) {
                        parents.put(id, customer);
                    }
                }
            }

            /// The list takes the place of what was shown with that customer.
            private void readWithParent(String customer) {
                shows.keySet().removeIf(each -> customer.equals(parents.get(each)));
                CONTACTS.stream()
                        .filter(contact -> sees(real, owners, role, contact))
                        .filter(contact -> customer.equals(known(contact).related()))
                        .forEach(this::readOne);
            }

            private void readOne(String id) {
                put(id, known(id).sequence(), known(id).related());
            }

            /// The lists of the owning services.
            private void readAnew() {
                shows.clear();
                real.keySet().stream()
                        .filter(id -> sees(real, owners, role, id))
                        .forEach(this::readOne);
            }

            private void isRight() {
                var right = new TreeMap<String, Long>();
                real.forEach((id, is) -> {
                    if (sees(real, owners, role, id)) {
                        right.put(id, is.sequence());
                    }
                });
                assertThat(new TreeMap<>(shows))
                        .as("%s of %s", role.name(), owners)
                        .isEqualTo(right);
            }

            private static String id(Message message) {
                return JSON.readTree(message.data()).get("id").asString();
            }

            private static long sequence(Message message) {
                return JSON.readTree(message.data()).get("sequence").asLong();
            }
        }
    }
}
