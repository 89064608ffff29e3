package io.rapport.deploy.launcher.scenario;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A key account: one who looks after a whole group of companies, from the first contact to what
/// the group comes to, today and as of days long past.
final class KeyAccount implements Scenario {

    private static final int REMINDED_AFTER_SECONDS = 3;

    private static final String NAME = "Hailan Industries";

    @Override
    public void play(Stage stage) {
        var anna = stage.person("anna", "Anna");
        var sam = stage.person("sam", "Sam");
        var bo = stage.person("bo", "Bo");
        var group = new Group(stage, anna);

        var top = group.firstContact();
        var pumps = group.company("Hailan Pumps", top, 45);
        var marine = group.company("Hailan Marine", top, 45);
        var service = group.company("Hailan Marine Service", marine, 44);
        stage.step(anna, "learns of three companies and puts them below it");

        var framework = group.deal("Framework agreement", pumps, "240000", "EUR", 40);
        group.deal("Spare parts for the yard", service, "300000", "CNY", 30);
        stage.step(anna, "opens a deal with each of two: 240,000 EUR and 300,000 CNY");

        var buyer = group.contact("Li Na", "Buyer", "INFLUENCER", pumps, 40);
        group.talk(pumps, buyer, "Wants one contract for all yards", 39);

        sam.make(
                "/tickets",
                Map.of(
                        "customerId", service,
                        "type", "COMPLAINT",
                        "channel", "PHONE",
                        "subject", "Seals came too late",
                        "effectiveAt", stage.daysAgo(20).toString()));
        stage.step(sam, "takes a complaint of Hailan Marine Service at the desk");

        group.win(framework, "228000", "EUR", 10);
        group.lifecycle(pumps, "ACTIVE", 10);
        stage.step(anna, "wins the framework agreement for 228,000 EUR");

        group.employer(buyer, marine, 5);
        stage.step(anna, "hears that Li Na works for Hailan Marine now");
        group.remind(top);

        stage.step(anna, "asks what the group comes to");
        stage.await(
                "the group is whole in the view",
                () -> {
                    if (anna.asked(of(top)) != 200) {
                        return false;
                    }
                    var figures = anna.get(of(top)).at("/group/members/0/withAllBelow");
                    return figures.path("customers").asInt() == 4
                            && figures.at("/deals/won/deals").asInt() == 1
                            && figures.at("/deals/open/deals").asInt() == 1
                            && figures.at("/tickets/open").asInt() == 1;
                });
        stage.tell(GroupChart.of(anna.get(of(service)).path("group")));
        stage.step(anna, "asks the same as of 25 days ago: not won yet, nobody has complained");
        var then = asOf(anna, top, stage.daysAgo(25));
        stage.tell(GroupChart.of(then));
        stage.require(
                "nothing was won then, and both deals were open",
                then.at("/members/0/withAllBelow/deals/won/deals").asInt() == 0
                        && then.at("/members/0/withAllBelow/deals/open/deals").asInt() == 2
                        && then.at("/members/0/withAllBelow/tickets/total").asInt() == 0);
        stage.require(
                "50 days ago it stood alone",
                asOf(anna, top, stage.daysAgo(50)).path("members").size() == 1);

        stage.require("Bo is told nothing of it", bo.asked(of(marine)) == 404);
        stage.step(
                bo, "who looks after others, asks too, and is told that there is no such customer");
    }

    private static JsonNode asOf(Person who, String customer, Instant moment) {
        return who.get(of(customer) + "?asOf=" + moment.toString().substring(0, 10)).path("group");
    }

    private static String of(String customer) {
        return "/views/customers/" + customer + "/group";
    }

    /// What its account manager does with the group.
    private record Group(Stage stage, Person anna) {

        String firstContact() {
            var top =
                    anna.make(
                            "/customers",
                            with(
                                    60,
                                    Map.of(
                                            "kind", "ORGANIZATION",
                                            "name", NAME,
                                            "industry", "machinery",
                                            "ownerId", anna.employeeId(),
                                            "lifecycle", "PROSPECT")));
            stage.step(
                    anna, "meets somebody of " + NAME + " at a fair, and writes the company down");
            var decider = contact("Chen Wei", "Head of group purchasing", "DECIDER", top, 60);
            talk(top, decider, "Met at the fair; buys for all companies of the group", 60);
            stage.step(anna, "adds Chen Wei, who decides, and what they talked about");
            return top;
        }

        String company(String name, String above, int daysAgo) {
            return anna.make(
                    "/customers",
                    with(
                            daysAgo,
                            Map.of(
                                    "kind",
                                    "ORGANIZATION",
                                    "name",
                                    name,
                                    "industry",
                                    "machinery",
                                    "ownerId",
                                    anna.employeeId(),
                                    "parentId",
                                    above)));
        }

        String deal(String name, String customer, String amount, String currency, int daysAgo) {
            return anna.make(
                    "/opportunities",
                    with(
                            daysAgo,
                            Map.of(
                                    "name",
                                    name,
                                    "customerId",
                                    customer,
                                    "ownerId",
                                    anna.employeeId(),
                                    "amount",
                                    Map.of("amount", amount, "currency", currency))));
        }

        String contact(String name, String title, String role, String customer, int daysAgo) {
            return anna.make(
                    "/contacts",
                    with(
                            daysAgo,
                            Map.of(
                                    "customerId", customer,
                                    "name", name,
                                    "jobTitle", title,
                                    "decisionRole", role)));
        }

        void talk(String customer, String contact, String subject, int daysAgo) {
            anna.make(
                    "/interactions",
                    Map.of(
                            "customerId",
                            customer,
                            "contactId",
                            contact,
                            "employeeId",
                            anna.employeeId(),
                            "channel",
                            "MEETING",
                            "direction",
                            "OUTBOUND",
                            "subject",
                            subject,
                            "occurredAt",
                            stage.daysAgo(daysAgo).toString()));
        }

        void win(String deal, String amount, String currency, int daysAgo) {
            var body = Map.of("amount", Map.of("amount", amount, "currency", currency));
            anna.send("POST", "/opportunities/" + deal + "/win", with(daysAgo, body));
        }

        void lifecycle(String customer, String lifecycle, int daysAgo) {
            var body = with(daysAgo, Map.of("lifecycle", lifecycle));
            anna.send("PUT", "/customers/" + customer + "/lifecycle", body);
        }

        void employer(String contact, String customer, int daysAgo) {
            var body = with(daysAgo, Map.of("customerId", customer));
            anna.send("PUT", "/contacts/" + contact + "/employer", body);
        }

        /// A task whose reminder fires while the story waits.
        void remind(String customer) {
            var due = Instant.now().plusSeconds(REMINDED_AFTER_SECONDS);
            var task =
                    anna.make(
                            "/tasks",
                            Map.of(
                                    "kind",
                                    "VISIT",
                                    "subject",
                                    "Present the year to Chen Wei",
                                    "customerId",
                                    customer,
                                    "assigneeId",
                                    anna.employeeId(),
                                    "dueAt",
                                    due.plusSeconds(3_600).toString(),
                                    "remindAt",
                                    due.toString()));
            stage.step(anna, "plans a visit, to be reminded in " + REMINDED_AFTER_SECONDS + " s");
            stage.await("Anna is reminded", () -> isTold(task));
            stage.tell("she is reminded of it by a notice");
            anna.send("POST", "/tasks/" + task + "/completion", Map.of());
            stage.step(anna, "has been there, and marks it done");
        }

        private boolean isTold(String task) {
            List<JsonNode> notices =
                    anna.get("/notices?limit=100").path("items").valueStream().toList();
            return notices.stream().anyMatch(notice -> notice.toString().contains(task));
        }

        private Map<String, Object> with(int daysAgo, Map<String, ?> body) {
            var dated = new HashMap<String, Object>(body);
            dated.put("effectiveAt", stage.daysAgo(daysAgo).toString());
            return dated;
        }
    }
}
