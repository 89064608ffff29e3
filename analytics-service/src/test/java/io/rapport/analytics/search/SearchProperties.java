package io.rapport.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Findable;
import io.rapport.analytics.vocabulary.Findable.Nature;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.ExternalId;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.Visibility;
import io.rapport.roles.Roles;
import io.rapport.store.EmbeddedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Search against a model that looks at every record and knows nothing of tokens.
class SearchProperties {

    private static final String TENANT = "t";
    private static final Role SELLER = new Role(Roles.SELLER, Role.Breadth.TEAMS, true);
    private static final Role AGENT =
            new Role(Roles.SERVICE_AGENT, Role.Breadth.TEAMS, true).seeingAll("customer");
    private static final Role ANALYST = new Role(Roles.ANALYST, Role.Breadth.TENANT, false);
    private static final Role ADMINISTRATOR =
            new Role(Role.ADMINISTRATOR, Role.Breadth.TENANT, true);
    private static final Map<String, List<String>> SOUNDS =
            Map.of(
                    "张",
                    List.of("zhang"),
                    "伟",
                    List.of("wei"),
                    "李",
                    List.of("li"),
                    "娜",
                    List.of("na"));
    private static final AtomicInteger TRIES = new AtomicInteger();

    private static final EmbeddedStore STORE = EmbeddedStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(STORE.connectionString());

    @AfterContainer
    static void close() {
        CLIENT.close();
        STORE.close();
    }

    record Item(Kind kind, String id, Findable found) {}

    record Asker(Role role, Set<String> owners) {

        Visibility visibility() {
            AccessScope scope =
                    role.breadth() == Role.Breadth.TENANT
                            ? new AccessScope.WholeTenant(TENANT)
                            : new AccessScope.OwnedBy(TENANT, owners, role.wholeKinds());
            return new Visibility(scope, Set.of(role));
        }
    }

    @Property(tries = 300)
    void findsWhatIsSeenAndCalledSo(
            @ForAll("records") List<Item> records,
            @ForAll("askers") Asker asker,
            @ForAll("questions") String asked) {
        var found = search(stored(records), asker, asked, 1_000);

        assertThat(found.more()).isFalse();
        assertThat(found.ids()).isEqualTo(expected(records, asker, asked));
    }

    /// However few candidates are looked at, none is wrong, and without `more` none is missing.
    @Property(tries = 300)
    void saysMoreWhereSomethingIsLeftOut(
            @ForAll("records") List<Item> records,
            @ForAll("askers") Asker asker,
            @ForAll("questions") String asked) {
        var found = search(stored(records), asker, asked, 3);
        var expected = expected(records, asker, asked);

        assertThat(expected).containsAll(found.ids());
        if (!found.more()) {
            assertThat(found.ids()).isEqualTo(expected);
        }
    }

    /// Neither the hits nor `more` tell of what is hidden.
    @Property(tries = 300)
    void whatIsHiddenMakesNoDifference(
            @ForAll("records") List<Item> records,
            @ForAll("askers") Asker asker,
            @ForAll("questions") String asked) {
        var visible = records.stream().filter(seen(records, asker)).toList();
        var customers = visible.stream().filter(each -> each.kind().wireName().equals("customer"));
        var most = Math.max(3, (int) customers.count());

        var beside = search(stored(records), asker, asked, most);
        var alone = search(stored(visible), asker, asked, most);

        assertThat(beside.more()).isEqualTo(alone.more());
        if (!alone.more()) {
            assertThat(beside.ids()).isEqualTo(alone.ids());
        }
    }

    /// Each of the words is as common as can be, and the thousand are of other titles.
    @Example
    void aWholeTitleIsFoundHoweverCommonItsWordsAre() {
        var records = new ArrayList<Item>();
        for (var each = 0; each < 10; each++) {
            for (var title : List.of("anna lamp", "anna wei", "anton wei", "wei lamp")) {
                records.add(item(new Kind("product"), title + "x" + each, null, "", null));
            }
        }
        records.add(item(new Kind("product"), "Wei Anna", null, "", null));
        var asker = new Asker(ADMINISTRATOR, Set.of());

        for (var asked : List.of("anna wei", "wei, anna")) {
            var found = search(stored(numbered(records)), asker, asked, 3);
            assertThat(found.ids()).contains("prd_40");
            assertThat(found.more()).isTrue();
        }
    }

    private record Hits(Set<String> ids, boolean more) {}

    private static Hits search(
            MongoCollection<Document> entries, Asker asker, String asked, int most) {
        var question = SearchQuestion.ofText(asked, Vocabulary.searched().keySet(), 50);
        var seen = SeenBy.of(asker.visibility(), question.kinds());
        var found = new SearchFinder(entries, seen, question, most).found();
        var ids = new TreeSet<String>();
        found.candidates().forEach(each -> ids.add(each.id()));
        return new Hits(ids, found.cut());
    }

    private static MongoCollection<Document> stored(List<Item> records) {
        var entries =
                CLIENT.getDatabase("search").getCollection("entries_" + TRIES.incrementAndGet());
        var other = new Document("_id", "cus_other").append("tenant", "other");
        var documents = new ArrayList<Document>(List.of(other));
        for (var each : records) {
            documents.add(
                    new Document("_id", each.id())
                            .append("tenant", TENANT)
                            .append("recorded", Date.from(Instant.EPOCH))
                            .append("state", SearchEntry.of(each.kind(), each.found())));
        }
        entries.insertMany(documents);
        return entries;
    }

    private static Set<String> expected(List<Item> records, Asker asker, String asked) {
        var ids = new TreeSet<String>();
        records.stream()
                .filter(seen(records, asker))
                .filter(each -> isCalled(each.found(), asker, asked))
                .forEach(each -> ids.add(each.id()));
        return ids;
    }

    /// The rules of the kinds, said once more.
    private static Predicate<Item> seen(List<Item> records, Asker asker) {
        return item ->
                switch (item.kind().wireName()) {
                    case "product" -> true;
                    case "campaign" -> whole(asker);
                    case "opportunity" ->
                            !asker.role().equals(AGENT) && owns(asker, item.found().ownerId());
                    case "contact" ->
                            seesCustomers(asker)
                                    || records.stream()
                                            .anyMatch(each ->
                                                    each.id().equals(item.found().customerId())
                                                            && owns(asker, each.found().ownerId()));
                    case "customer" -> seesCustomers(asker) || owns(asker, item.found().ownerId());
                    default -> owns(asker, item.found().ownerId());
                };
    }

    private static boolean owns(Asker asker, @Nullable String owner) {
        return whole(asker) || owner == null || asker.owners().contains(owner);
    }

    private static boolean seesCustomers(Asker asker) {
        return whole(asker) || asker.role().equals(AGENT);
    }

    private static boolean whole(Asker asker) {
        return asker.role().breadth() == Role.Breadth.TENANT;
    }

    private static boolean isCalled(Findable found, Asker asker, String asked) {
        if (found.externalIds().stream().anyMatch(id -> id.id().equals(asked))) {
            return true;
        }
        var title = found.title();
        if (title == null || (found.nature().isPersonal() && !asker.role().readsPersonalData())) {
            return false;
        }
        var beginnings = new ArrayList<String>();
        for (var word : title.split(" ", -1)) {
            if (SOUNDS.containsKey(word.substring(0, 1))) {
                var sounds = new ArrayList<String>();
                for (var character : word.split("", -1)) {
                    if (!character.isEmpty()) {
                        sounds.addAll(SOUNDS.get(character));
                    }
                }
                for (var from = 0; from < sounds.size(); from++) {
                    beginnings.add(String.join("", sounds.subList(from, sounds.size())));
                }
                var initials = new StringBuilder();
                sounds.forEach(sound -> initials.append(sound.charAt(0)));
                beginnings.add(initials.toString());
            } else {
                beginnings.add(word);
            }
        }
        for (var word : asked.split(" ", -1)) {
            var isThere =
                    SOUNDS.containsKey(word.substring(0, 1))
                            ? title.contains(word)
                            : beginnings.stream().anyMatch(each -> each.startsWith(word));
            if (!isThere) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<List<Item>> records() {
        var kinds = Arbitraries.of(List.copyOf(Vocabulary.searched().keySet()));
        var owner = Arbitraries.of("emp_a", "emp_b").injectNull(0.2);
        var customer = Arbitraries.integers().between(0, 29).map(n -> "cus_" + n);
        var external = Arbitraries.of("4711", "4712").injectNull(0.8);
        return Combinators.combine(kinds, titles().injectNull(0.05), owner, customer, external)
                .as(SearchProperties::item)
                .list()
                .ofMaxSize(30)
                .map(SearchProperties::numbered);
    }

    private static Item item(
            Kind kind,
            @Nullable String title,
            @Nullable String owner,
            String customer,
            @Nullable String external) {
        var name = kind.wireName();
        var nature =
                switch (name) {
                    case "contact" -> Nature.PERSON;
                    case "customer" -> owner == null ? Nature.PERSON : Nature.COMMON;
                    case "campaign", "product" -> Nature.COMMON;
                    default -> Nature.PERSONAL_TEXT;
                };
        var found =
                Findable.called(title, nature)
                        .owner(owner)
                        .customer(name.equals("contact") ? customer : null)
                        .known(
                                external == null
                                        ? List.of()
                                        : List.of(new ExternalId("erp", external)));
        return new Item(kind, name, found);
    }

    private static List<Item> numbered(List<Item> items) {
        var numbered = new ArrayList<Item>();
        for (var each : items) {
            var prefix = Vocabulary.searched().get(each.kind());
            numbered.add(new Item(each.kind(), prefix + numbered.size(), each.found()));
        }
        return numbered;
    }

    private static Arbitrary<String> titles() {
        return words("anna", "anton", "wei", "zhang", "lamp", "张伟", "李娜", "张娜");
    }

    @Provide
    Arbitrary<String> questions() {
        return words(
                "a", "an", "anna", "we", "zhang", "zhangw", "zw", "zn", "la", "张", "张伟", "伟张",
                "4711", "x");
    }

    private static Arbitrary<String> words(String... words) {
        return Arbitraries.of(words)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(each -> String.join(" ", each));
    }

    @Provide
    Arbitrary<Asker> askers() {
        return Combinators.combine(
                        Arbitraries.of(SELLER, AGENT, ADMINISTRATOR, ANALYST),
                        Arbitraries.of("emp_a", "emp_b").set().ofMaxSize(2))
                .as(Asker::new);
    }
}
