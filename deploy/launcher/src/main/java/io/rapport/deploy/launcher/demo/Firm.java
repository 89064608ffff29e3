package io.rapport.deploy.launcher.demo;

import java.util.List;

/// Who works at the made-up firm, and what it sells.
final class Firm {

    static final List<String> CHINESE_SELLERS = List.of("e-anna", "e-chen", "e-lin");
    static final List<String> ENGLISH_SELLERS = List.of("e-bo", "e-carla", "e-dirk");
    static final List<String> AGENTS = List.of("e-sam", "e-yu");
    static final String MARKETER = "e-max";

    /// What it sells.
    ///
    /// @param price of the list, in US dollars
    record Product(String id, String name, String series, int price) {}

    static final List<Product> PRODUCTS =
            List.of(
                    new Product("p-100", "Press 100", "Press", 4800),
                    new Product("p-200", "Press 200", "Press", 9600),
                    new Product("p-cell", "Robot cell", "Cell", 38000),
                    new Product("p-care", "Care plan", "Service", 1200));

    private Firm() {}

    static Table teams() {
        var teams = new Table("teams", "id", "name", "lead");
        teams.add("t-east", "Sales East 华东", "e-mei");
        teams.add("t-west", "Sales West", "e-rita");
        teams.add("t-desk", "Service desk", "e-lina");
        teams.add("t-brand", "Marketing", "e-max");
        return teams;
    }

    static Table employees() {
        var people = new Table("employees", "id", "name", "team", "manager", "region");
        people.add("e-mei", "Mei Zhao 赵梅", "t-east", "", "East");
        people.add("e-rita", "Rita Holm", "t-west", "", "West");
        people.add("e-lina", "Lina Park", "t-desk", "", "East");
        people.add("e-max", "Max Weber", "t-brand", "", "West");
        people.add("e-anna", "Anna Song 宋安娜", "t-east", "e-mei", "East");
        people.add("e-chen", "Chen Kai 陈凯", "t-east", "e-mei", "East");
        people.add("e-lin", "Lin Xue 林雪", "t-east", "e-mei", "East");
        people.add("e-bo", "Bo Larsen", "t-west", "e-rita", "West");
        people.add("e-carla", "Carla Nunes", "t-west", "e-rita", "West");
        people.add("e-dirk", "Dirk Vos", "t-west", "e-rita", "West");
        people.add("e-sam", "Sam Okoro", "t-desk", "e-lina", "East");
        people.add("e-yu", "Yu Ting 余婷", "t-desk", "e-lina", "East");
        return people;
    }

    static Table products() {
        var products = new Table("products", "id", "name", "series", "price");
        PRODUCTS.forEach(each -> products.add(each.id(), each.name(), each.series(), each.price()));
        return products;
    }
}
