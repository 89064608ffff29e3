package io.rapport.test.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.ApiDocument.Operation;
import io.rapport.test.Forgeries;
import io.rapport.test.StoreCommands;
import io.rapport.test.TestTokens;
import io.rapport.test.edge.EdgeProof;
import io.rapport.test.edge.EdgeRequests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Whoever asks and whatever is sent, no operation of a running service does what it should not.
/// The operations are those of its API document, which is generated from its controllers, so a new
/// one is covered as soon as it exists. Each answer is also held against that document by [Api].
///
/// ```java
/// @ServiceTest
/// class ProofTests extends ServiceProof {}
/// ```
///
/// A service that owns records says how to make one of each kind ([#records]).
public abstract class ServiceProof extends ProofGround {

    /// Words that stand in every personal value of [#personalRecords(Api)], and nowhere else: in
    /// lower case and without anything that a name, an address or a number could not hold.
    protected static final List<String> CANARIES = List.of("canarybird", "5550199");

    /// Roles that work with figures or with the machinery.
    static final List<String> WITHOUT_PERSONAL_DATA = List.of("analyst", "operator");

    /// What an example of the operators' routes names is seldom there: nothing is parked here, and
    /// no view is built anew.
    private static final Set<String> OF_OPERATORS =
            Set.of(
                    "parked.gone",
                    "policy.gone",
                    "rebuild.no-such-projection",
                    "rebuild.no-such-generation",
                    "search.no-such-topic");

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");

    @Test
    void noOperationTakesAForgedTokenOrNone() {
        var forged = Forgeries.of(ROLES);
        for (var operation : operations()) {
            expect(operation + " without a token", call(operation, Api.with(port(), "")), 401);
            forged.forEach((name, token) ->
                    expect(operation + ": " + name, call(operation, Api.with(port(), token)), 401));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoleMeetsEveryOperation() {
        for (var role : ROLES) {
            var caller = Api.with(port(), TestTokens.bearer("somebody", role));
            for (var operation : operations()) {
                var answer = call(operation, caller);
                var denied = Set.of("access.denied", "access.unauthenticated");
                if (!operation.roles().contains(role)) {
                    expect(operation + " as " + role, answer, 403);
                } else if (denied.contains(answer.code())) {
                    wrong.add(operation + " is kept from " + role);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPathHasOtherMethods() {
        for (var path : operations().stream().map(each -> each.pathOf("none_1")).toList()) {
            for (var method : METHODS) {
                if (document().operation(method, path).isEmpty()) {
                    expect(method + " " + path, everyone().send(method, path, ""), 405);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void bodiesThatAreNotRightAreRefusedAndChangeNothing() {
        var before = StoredAggregates.in(database());
        for (var operation : operations()) {
            for (var type : operation.bodies()) {
                if (type.endsWith("json")) {
                    new WrongBodies(document(), operation, type)
                            .all()
                            .forEach((what, body) ->
                                    expect(
                                            operation + " with " + what,
                                            send(operation, type, body),
                                            WrongBodies.refusals(type)));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(StoredAggregates.in(database())).isEqualTo(before);
    }

    @Test
    void parametersThatNobodyDeclaredAreRefused() {
        var names = List.of("colour", "field[$ne]", "owner[$regex]", "$where", "tenant", "outbox");
        for (var operation : operations()) {
            if (operation.method().equals("GET") && !operation.hasVariable()) {
                names.forEach(
                        name -> expect(operation + " ?" + name, get(operation, name, "x"), 400));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// A list that is searched by the beginnings of words finds none with these either: no name of
    /// the tests has a word that begins so.
    @Test
    void noValueOfAFilterFindsMoreThanItSays() {
        var values =
                List.of(
                        ".*",
                        "\\Eqxq|.*",
                        "(qxq+)+$|.*",
                        "{\"$ne\":\"qxq\"}",
                        "$whereqxq",
                        "' || 'qxq'=='qxq",
                        "\u0000");
        for (var operation : recordOperations()) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            for (var name : operation.queries()) {
                for (var value : values) {
                    var asked = operation + " ?" + name + "=" + value;
                    var answer = get(operation, name, value);
                    expect(asked, answer, 200, 400, 404);
                    if (!answer.body().path("items").isEmpty()) {
                        wrong.add(asked + " found something");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Also at lists of what is not there, and at the operators': what a page is asked for by is
    /// read before anything is looked for.
    @Test
    void pagesAreOfBoundedSize() {
        for (var operation : operations()) {
            for (var name : operation.queries()) {
                unbounded(name)
                        .forEach(value ->
                                expect(
                                        operation + " ?" + name + "=" + value,
                                        get(operation, name, value),
                                        400));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> unbounded(String name) {
        return switch (name) {
            case "limit" -> List.of("201", "0", "-1", "2147483648", "");
            case "cursor" -> List.of("", "x", "zzz", "AAAA", "e30", "none_1", "x".repeat(5000));
            case "sort" -> List.of("_id", "$natural", "tenant", "a;b");
            default -> List.of();
        };
    }

    @Test
    void numbersAreDigits() {
        for (var operation : operations()) {
            for (var name : operation.numbers()) {
                for (var value : List.of("x", "1e1", "0x10", "#10", "+5", "5.0", " 5", "\u0665")) {
                    expect(operation + " ?" + name + "=" + value, get(operation, name, value), 400);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatCanBeSaidOnceIsNotSaidTwice() {
        for (var operation : operations()) {
            for (var name : operation.queries()) {
                if (operation.numbers().contains(name) || name.equals("cursor")) {
                    var twice = "?%s=5&%s=6".formatted(name, name);
                    expect(
                            operation + twice,
                            everyone().get(operation.pathOf("none_1") + twice),
                            400);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNoHttpIsRefused() {
        var token = TestTokens.bearer("somebody", ROLES);
        var paths =
                Stream.concat(
                                Stream.of("/v3/api-docs", "/nowhere"),
                                operations().stream()
                                        .filter(each -> each.method().equals("GET"))
                                        .map(each -> each.pathOf("none_1"))
                                        .limit(2))
                        .toList();
        for (var path : paths) {
            for (var each : List.of(token, "")) {
                wrong.addAll(
                        EdgeProof.wrong(port(), new EdgeRequests(path, each).refusedByAnyServer()));
            }
        }
        wrong.addAll(EdgeProof.wrong(port(), new EdgeRequests("/v3/api-docs", "").media()));
        assertThat(wrong).isEmpty();
    }

    @Test
    void noQueryThatCannotBeReadComesToAnyOperation() {
        var token = TestTokens.bearer("somebody", ROLES);
        for (var path :
                operations().stream().map(each -> each.pathOf("none_1")).distinct().toList()) {
            var requests = new EdgeRequests(path, token);
            wrong.addAll(EdgeProof.wrong(port(), requests.queries()));
            wrong.addAll(EdgeProof.wrong(port(), requests.methods()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void bodiesThatNobodyReadsAreRefused() {
        var token = TestTokens.bearer("somebody", ROLES);
        for (var operation : operations()) {
            if (operation.bodies().contains("application/json")) {
                var requests = new EdgeRequests(operation.pathOf("none_1"), token);
                wrong.addAll(EdgeProof.wrong(port(), requests.bodies(operation.method())));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void idsThatNobodyHasAreNotFoundWhateverTheyLookLike() {
        for (var operation : recordOperations()) {
            // An import that nobody knows has brought nothing yet.
            if (operation.hasVariable() && !isImport(operation)) {
                for (var id : List.of("none_1", "$where", "%7B%22$ne%22:1%7D", "x".repeat(500))) {
                    expect(operation + " of " + id, call(operation, everyone(), id), 400, 404);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Makes a record of each kind as somebody of the tenant `default`.
    ///
    /// @return per path of operations, such as `/api/v1/customers`, the id; none for a service of
    ///   views, which tries this itself
    protected Map<String, String> records(Api somebody) {
        return Map.of();
    }

    @Test
    void whatIsOfAnotherTenantLooksLikeWhatIsNot() {
        var records = records(everyone());
        var before = StoredAggregates.in(database());
        var stranger =
                Api.with(
                        port(),
                        TestTokens.of("stranger").roles(ROLES).tenant("elsewhere").signed());
        for (var operation : recordOperations()) {
            var id = records.get(operation.path().replaceFirst("/\\{.*", ""));
            if (!operation.hasVariable() || records.isEmpty() || isImport(operation)) {
                continue;
            }
            if (id == null) {
                wrong.add(operation + " has no record to be tried on");
                continue;
            }
            var answers = new ArrayList<Api.Answer>();
            var costs =
                    Stream.of(id, "none_1")
                            .map(each ->
                                    cost(
                                            each,
                                            () -> answers.add(soundly(operation, stranger, each))))
                            .toList();
            var theirs = answers.getFirst();
            var nobodys = answers.getLast();
            if (!costs.getFirst().equals(costs.getLast())) {
                wrong.add(operation + " costs " + costs);
            }
            if (theirs.status() != nobodys.status() || !theirs.code().equals(nobodys.code())) {
                wrong.add(operation + " tells " + theirs.body() + " from " + nobodys.body());
            }
            expect(operation + " of another tenant", theirs, 404);
        }
        assertThat(wrong).isEmpty();
        assertThat(StoredAggregates.in(database())).isEqualTo(before);
    }

    /// Makes a record of each kind that has personal values, as somebody of the tenant `default`:
    /// each such value, also those that it had and lost, holds one of the [#CANARIES].
    ///
    /// @return ids of the records; none for a service without personal values
    protected Set<String> personalRecords(Api somebody) {
        return Set.of();
    }

    @Test
    void noAnswerShowsPersonalValuesToARoleWithoutPersonalData() {
        var ids = personalRecords(everyone());
        if (ids.isEmpty()) {
            return;
        }
        for (var role : WITHOUT_PERSONAL_DATA) {
            wrong.addAll(new PersonalProof(this, role, ids).found());
        }
        assertThat(wrong).isEmpty();
        assertThat(new PersonalProof(this, "administrator", ids).isShownSome())
                .as("what is looked for is there")
                .isTrue();
    }

    private static List<String> cost(String id, Runnable request) {
        return StoreCommands.during(request).stream()
                .map(command -> command.replace(id, "<id>"))
                .toList();
    }

    /// Reads a record of a topic as the consumers of the platform do; an exception says that they
    /// could not.
    protected void consume(ConsumerRecord<byte[], byte[]> event) {
        throw new UnsupportedOperationException("a service that publishes says how it is read");
    }

    /// What fields may name beside the records of this service.
    ///
    /// @return per name of a field, such as `customerId`, a value that names something that there
    ///   is
    protected Map<String, String> references() {
        return Map.of();
    }

    /// Operations, with the media type, that need more than a sound body: another state of the
    /// record, or two fields that fit each other.
    protected Set<String> needingMore() {
        return Set.of();
    }

    /// Sound and hostile bodies for every operation that takes one: it answers as its document
    /// says, and whatever it accepted can be read back by whoever subscribes.
    @Test
    void whatIsAcceptedCanBeReadByEveryConsumer() {
        var accepted = new TreeMap<String, Integer>();
        for (var operation : recordOperations()) {
            if (isImport(operation)) {
                continue; // It takes no import that is not there.
            }
            for (var type : operation.bodies()) {
                var proof = new AcceptanceProof(this, records(everyone()), references());
                accepted.put(operation + " " + type, proof.accepted(operation, type));
            }
        }
        if (accepted.isEmpty()) {
            return;
        }
        accepted.keySet().removeAll(needingMore());
        assertThat(wrong).isEmpty();
        assertThat(accepted).as("bodies accepted").doesNotContainValue(0);
        if (!records(everyone()).isEmpty()) {
            PublishedRecords.of(database()).forEach(this::readBack);
            assertThat(wrong).isEmpty();
        }
    }

    /// Brings a record into the state that the example of an operation is about.
    ///
    /// @param operation such as `POST /api/v1/tickets/{id}/reopening`
    /// @param id of the record of that kind among [#records]
    /// @return the id of the record to be used
    protected String prepare(String operation, Api somebody, String id) {
        return id;
    }

    /// Makes what examples name of other services.
    protected void prepareExamples() {}

    /// The paths on which examples create something, in the order in which they need one another;
    /// all other examples are sent after these.
    protected List<String> order() {
        return List.of();
    }

    /// What a parameter needs beside itself, as it is written in a query: `currency=CNY` for `GET
    /// /api/v1/things?sort`.
    protected Map<String, String> together() {
        return Map.of();
    }

    /// Operations (`POST /api/v1/things`, of a question with the parameter: `GET
    /// /api/v1/things?owner`) of which an example names something that there is not here: the code
    /// of the refusal.
    protected Map<String, String> refusedExamples() {
        return Map.of();
    }

    /// Each example of the API document is sent to the service, and it does what it says. The
    /// answer is held against the document, too, by [Api].
    @Test
    void everyExampleIsSentAndTaken() {
        prepareExamples();
        var refused = new TreeMap<>(refusedExamples());
        var created = new TreeMap<String, String>();
        for (var operation : inOrder()) {
            var records = new TreeMap<>(records(everyone()));
            var kind = operation.path().replaceFirst("/\\{.*", "");
            if (operation.method().equals("PATCH")) {
                records.putAll(created); // Names in other systems are unique: these have them.
            }
            records.computeIfPresent(
                    kind, (_, id) -> prepare(operation.toString(), everyone(), id));
            var proof = new ExampleProof(this, operation, records, references(), together());
            for (var sent : proof.all()) {
                var isOperators = operation.path().startsWith("/api/v1/operations/");
                if (!sent.isTaken()
                        && !(isImport(operation) && sent.code().equals("import.differs"))
                        && !sent.code().equals(refusedExamples().get(sent.key()))
                        && !(isOperators && OF_OPERATORS.contains(sent.code()))) {
                    wrong.add(sent.request() + " answered " + sent.answer().raw().body());
                }
                if (!sent.isTaken()) {
                    refused.remove(sent.key());
                } else if (order().contains(operation.path())) {
                    created.putIfAbsent(operation.path(), sent.answer().id());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).as("examples that are taken after all").isEmpty();
        if (!created.isEmpty()) {
            assertThat(PublishedValues.missing(PublishedRecords.of(database())))
                    .as("values that are promised and never published")
                    .isEmpty();
        }
    }

    private List<Operation> inOrder() {
        var creations = order().stream().map(path -> "POST " + path).toList();
        var all = new ArrayList<>(operations());
        all.sort(
                Comparator.comparingInt(each -> {
                    var place = creations.indexOf(each.toString());
                    return place < 0 ? creations.size() : place;
                }));
        return all;
    }

    private void readBack(ConsumerRecord<byte[], byte[]> event) {
        try {
            consume(event);
        } catch (RuntimeException unreadable) {
            wrong.add(PublishedRecords.text(event.value()) + " cannot be read: " + unreadable);
        }
    }

    private static boolean isImport(Operation operation) {
        return operation.path().contains("/imports/");
    }

    @Test
    void theActuatorIsNotOnThePublicPort() {
        for (var path : Doors.CLOSED) {
            for (var token : List.of("", TestTokens.bearer("somebody", ROLES))) {
                assertThat(Doors.statusOf(port(), path, token)).as(path).isIn(400, 401, 403, 404);
            }
        }
    }

    @Test
    void theManagementPortShowsHealthInfoAndPrometheusOnly() {
        for (var path : List.of("/livez", "/actuator/health/liveness", "/actuator/prometheus")) {
            assertThat(Doors.statusOf(managementPort(), path, "")).as(path).isEqualTo(200);
        }
        for (var id : Doors.ACTUATORS) {
            assertThat(Doors.statusOf(managementPort(), "/actuator/" + id, ""))
                    .as(id)
                    .isEqualTo(404);
        }
        for (var operation : operations()) {
            assertThat(Doors.statusOf(managementPort(), operation.pathOf("none_1"), ""))
                    .as(operation.path())
                    .isEqualTo(404);
        }
    }
}
