package io.rapport.deploy.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The made-up customers, half of them Chinese, with contacts.
final class Customers {

    /// The one that is shown at the end: it has something of everything.
    static final String SHOWN = "c-001";

    private static final int COUNT = 240;
    private static final int PERSONS_EVERY = 8;

    private final Chance chance;
    private final Instant begin;
    private final List<Customer> all = new ArrayList<>();
    private final Table customers =
            new Table(
                    "customers",
                    "id",
                    "kind",
                    "name",
                    "industry",
                    "region",
                    "parent",
                    "owner",
                    "lifecycle",
                    "since");
    private final Table contacts =
            new Table(
                    "contacts",
                    "id",
                    "customer",
                    "name",
                    "title",
                    "email",
                    "phone",
                    "role",
                    "since");

    /// @param contact somebody there, or empty for a person
    record Customer(String id, boolean chinese, String owner, Instant since, String contact) {}

    Customers(Chance chance, Instant begin) {
        this.chance = chance;
        this.begin = begin;
        for (var number = 1; number <= COUNT; number++) {
            add(number);
        }
    }

    List<Customer> all() {
        return List.copyOf(all);
    }

    List<Table> tables() {
        return List.of(customers, contacts);
    }

    private void add(int number) {
        var id = "c-%03d".formatted(number);
        var chinese = number % 2 == 1;
        var person = number % PERSONS_EVERY == 0;
        var owner = chance.one(chinese ? Firm.CHINESE_SELLERS : Firm.ENGLISH_SELLERS);
        var since = chance.after(begin, 0, 60);
        var industry = chance.between(0, Words.INDUSTRIES.size() - 1);
        customers.add(
                id,
                person ? "PERSON" : "ORGANIZATION",
                person ? person(chinese) : organization(chinese, industry),
                person ? "" : Words.INDUSTRIES.get(industry),
                chance.one(chinese ? Words.CITIES : Words.STATES),
                number > 40 && number % 15 == 1 ? "c-001" : "",
                number == 1 ? "e-anna" : owner,
                chance.one(List.of("PROSPECT", "ACTIVE", "ACTIVE", "LOYAL", "AT_RISK")),
                since);
        var contact = person ? "" : "k" + id;
        if (!person) {
            contact(contact, id, chinese, number, since);
        }
        all.add(new Customer(id, chinese, number == 1 ? "e-anna" : owner, since, contact));
    }

    private void contact(String id, String customer, boolean chinese, int number, Instant since) {
        contacts.add(
                id,
                customer,
                person(chinese),
                chance.one(chinese ? Words.CHINESE_TITLES : Words.TITLES),
                "contact%d@example.%s".formatted(number, chinese ? "cn" : "com"),
                chinese
                        ? "+86 10 5555 %04d".formatted(number)
                        : "+1 555 010 %04d".formatted(number),
                chance.one(Words.ROLES),
                since);
    }

    private String organization(boolean chinese, int industry) {
        return chinese
                ? chance.one(Words.CITIES)
                        + chance.one(Words.CHINESE_BRANDS)
                        + Words.CHINESE_TRADES.get(industry)
                        + "有限公司"
                : chance.one(Words.BRANDS)
                        + " "
                        + chance.one(Words.LAST_NAMES)
                        + " "
                        + Words.SUFFIXES.get(industry);
    }

    private String person(boolean chinese) {
        return chinese
                ? chance.one(Words.SURNAMES) + chance.one(Words.CHINESE_NAMES)
                : chance.one(Words.FIRST_NAMES) + " " + chance.one(Words.LAST_NAMES);
    }
}
