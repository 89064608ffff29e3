package io.rapport.bench.figure;

import io.rapport.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Customers with all that belongs to one, as events of the services that own it.
final class WholeCustomers {

    private static final String OPPORTUNITY = "rapport.opportunity.opened.v1";

    /// What belongs to a customer: event, prefix of the id, topic, how many.
    private record Belonging(String type, String prefix, String topic, int many) {}

    private static final List<Belonging> BELONGINGS =
            List.of(
                    new Belonging("rapport.customer.registered.v1", "cus_", Topics.CUSTOMER, 1),
                    new Belonging("rapport.contact.added.v1", "con_", Topics.CUSTOMER, 2),
                    new Belonging("rapport.interaction.recorded.v1", "int_", Topics.CUSTOMER, 3),
                    new Belonging(OPPORTUNITY, "opp_", Topics.OPPORTUNITY, 2),
                    new Belonging("rapport.ticket.opened.v1", "tic_", Topics.SERVICE, 1),
                    new Belonging("rapport.touch.recorded.v1", "tou_", Topics.MARKETING, 2));

    private WholeCustomers() {}

    /// Returns their ids when analytics shows all of them.
    static List<String> publish(Setting setting, int many) throws Exception {
        var goldens = new java.util.HashMap<String, Golden>();
        BELONGINGS.forEach(each -> goldens.put(each.type(), new Golden(each.type())));
        var ids = new ArrayList<String>();
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = 0; n < many; n++) {
            ids.add("cus_" + setting.run() + "whole" + n);
            messages.addAll(customer(setting, goldens, n, ids.getLast()));
        }
        setting.broker().sendAll(messages);
        var facts = Facts.of(setting.store());
        Setting.await(
                "the last fact of the whole customers",
                Duration.ofSeconds(30),
                () ->
                        facts.countDocuments(
                                        new org.bson.Document("tenant", "default")
                                                .append(
                                                        "customerId",
                                                        new org.bson.Document("$in", ids)))
                                >= messages.size());
        return ids;
    }

    private static List<ProducerRecord<String, byte[]>> customer(
            Setting setting, Map<String, Golden> goldens, int n, String customer) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        var now = setting.clock().instant();
        for (var each : BELONGINGS) {
            var golden = java.util.Objects.requireNonNull(goldens.get(each.type()));
            for (var i = 0; i < each.many(); i++) {
                var value = golden.value();
                var own = each.prefix().equals("cus_");
                Golden.state(value).put(own ? "canonicalId" : "customerId", customer);
                if (own) {
                    Golden.state(value).remove(List.of("parentId", "ownerId"));
                }
                var id = own ? customer : each.prefix() + setting.run() + "w" + n + "n" + i;
                messages.add(golden.message(each.topic(), id, 1, customer, now, now, value));
            }
        }
        return messages;
    }
}
