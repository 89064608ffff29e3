package io.rapport.bench.figure;

import io.rapport.contracts.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/// Customers and deals as events, called as people and firms are: half of the customers are persons
/// with Chinese names, a quarter persons with Western ones, a quarter firms. Surnames are as common
/// as they are in life, so that of 200,000 records thousands have the same.
final class SearchRecords {

    private static final String[] SURNAMES = {
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林",
        "高", "曾", "单", "欧阳", "尉迟", "仇"
    };
    private static final String GIVEN = "伟芳娜敏静强磊洋勇艳杰军秀霞平刚桂英华明慧玲红建国志文斌超浩宇轩涵梓晨雨欣怡佳琪子豪俊婷雪琳波辉鹏飞燕春梅兰";
    private static final String[] FIRST = {
        "Anna", "Max", "Sofia", "Lukas", "Maja", "Jonas", "Emma", "Paul", "Lena", "Karl", "Ida",
        "Leo"
    };
    private static final String[] LAST = {
        "Schmidt",
        "Müller",
        "Lindqvist",
        "Nowak",
        "García",
        "Rossi",
        "Martin",
        "Jensen",
        "Novák",
        "O'Brien",
        "Schmitz",
        "Schneider",
        "Larsen",
        "Łukasiewicz",
        "Kowalski",
        "Bakker"
    };
    private static final String[] PLACES = {"北京", "上海", "重庆", "厦门", "深圳", "华东", "华夏", "长城"};
    private static final String[] TRADES = {"科技", "机械", "银行", "音乐", "航空", "汽车", "电子", "贸易"};

    private final Portfolio portfolio;
    private final Instant recorded;
    private final Golden customer = new Golden("rapport.customer.registered.v1");
    private final Golden deal = new Golden("rapport.opportunity.opened.v1");

    SearchRecords(Portfolio portfolio, Instant recorded) {
        this.portfolio = portfolio;
        this.recorded = recorded;
    }

    List<ProducerRecord<String, byte[]>> customers(int from, int to) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = from; n < to; n++) {
            messages.add(customer(n));
        }
        return messages;
    }

    List<ProducerRecord<String, byte[]>> deals(int from, int to, int customers) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = from; n < to; n++) {
            messages.add(deal(n, n % customers));
        }
        return messages;
    }

    /// What a person would type: a whole name, its sounds, a surname that thousands have, initials,
    /// a word of every tenth firm, the beginning of two words, an id of another system.
    String question(int number) {
        var n = number * 37 % 10_000;
        return switch (number % 8) {
            case 0 -> chinese(n * 4);
            case 1 -> "zhangwei";
            case 2 -> "zhang";
            case 3 -> "zw";
            case 4 -> western(n * 4 + 2).toLowerCase(java.util.Locale.ROOT);
            case 5 -> "schm ann";
            case 6 -> "huaxia keji";
            default -> external(n);
        };
    }

    String customerId(int n) {
        return "cus_" + portfolio.run() + "q" + n;
    }

    private ProducerRecord<String, byte[]> customer(int n) {
        var value = customer.value();
        var state = Golden.state(value);
        state.remove("parentId");
        state.put("ownerId", owner(n));
        state.put("canonicalId", customerId(n));
        state.putArray("externalIds").addObject().put("system", "erp").put("id", external(n));
        if (n % 4 == 3) {
            state.put("name", firm(n));
        } else {
            state.put("kind", "PERSON");
            state.remove("name");
            value.putObject("personal")
                    .putObject("clear")
                    .putObject("state")
                    .put("name", n % 4 == 2 ? western(n) : chinese(n));
        }
        return customer.message(
                Topics.CUSTOMER, customerId(n), 1, customerId(n), recorded, recorded, value);
    }

    private ProducerRecord<String, byte[]> deal(int n, int customerNumber) {
        var value = deal.value();
        var change = (ObjectNode) value.path("change");
        change.put("pipelineId", portfolio.pipeline());
        change.put("pipelineVersion", portfolio.pipelineVersion());
        change.put("stageId", portfolio.stages().getFirst());
        var state = Golden.state(value);
        state.put("customerId", customerId(customerNumber));
        state.put("pipelineId", portfolio.pipeline());
        state.put("pipelineVersion", portfolio.pipelineVersion());
        state.put("stageId", portfolio.stages().getFirst());
        state.put("ownerId", owner(n));
        ((ObjectNode) state.at("/lines/0")).put("productId", portfolio.products().getFirst());
        state.putArray("externalIds");
        value.putObject("personal")
                .putObject("clear")
                .putObject("state")
                .put("name", TRADES[n % TRADES.length] + " Line " + n % 5_000);
        return deal.message(
                Topics.OPPORTUNITY,
                "opp_" + portfolio.run() + "q" + n,
                1,
                customerId(customerNumber),
                recorded,
                recorded,
                value);
    }

    private String owner(int n) {
        return portfolio.employees().get(n % portfolio.employees().size());
    }

    private String external(int n) {
        return portfolio.run() + "-" + n;
    }

    private static String chinese(int n) {
        var common = n * 31 % 97;
        var surname = SURNAMES[common < 60 ? common % 8 : common % SURNAMES.length];
        var first = GIVEN.charAt(n / 3 % GIVEN.length());
        var second = GIVEN.charAt(n / 7 % GIVEN.length());
        return n % 3 == 0 ? surname + first : surname + first + second;
    }

    private static String western(int n) {
        return FIRST[n / 5 % FIRST.length] + " " + LAST[n / 11 % LAST.length];
    }

    static String firm(int n) {
        return n % 8 == 3
                ? PLACES[n / 8 % PLACES.length]
                        + GIVEN.charAt(n / 9 % GIVEN.length())
                        + TRADES[n / 64 % TRADES.length]
                        + "有限公司"
                : LAST[n / 8 % LAST.length] + " Trading " + n % 20_000 + " GmbH";
    }
}
