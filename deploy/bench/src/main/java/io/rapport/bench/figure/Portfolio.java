package io.rapport.bench.figure;

import io.rapport.bench.platform.Door;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The firm whose deals are measured: few teams, employees, products and customers, made by the
/// bulk endpoints, and the pipeline that every platform has.
///
/// @param stages ids in their order
record Portfolio(
        String run,
        String pipeline,
        int pipelineVersion,
        List<String> stages,
        List<String> employees,
        List<String> products,
        List<String> customers) {

    private static final int TEAMS = 8;
    static final int EMPLOYEES = 40;
    private static final int PRODUCTS = 10;
    private static final int CUSTOMERS = 300;
    private static final String LONG_AGO = "2024-01-01T00:00:00Z";

    /// Makes it; what exists already is found.
    static Portfolio of(Setting setting) throws IOException, InterruptedException {
        var run = setting.run();
        var customerDoor = setting.door("customer");
        var opportunityDoor = setting.door("opportunity");
        ids(customerDoor, "teams", TEAMS, n -> team(run, n));
        var employees = ids(customerDoor, "employees", EMPLOYEES, n -> employee(run, n));
        var customers = ids(customerDoor, "customers", CUSTOMERS, n -> customer(run, n));
        var products = ids(opportunityDoor, "products", PRODUCTS, n -> product(run, n));
        var pipeline = opportunityDoor.get("/api/v1/pipelines?key=general").at("/items/0");
        var stages = new ArrayList<String>();
        pipeline.at("/state/stages").forEach(stage -> stages.add(stage.path("id").asString()));
        return new Portfolio(
                run,
                pipeline.path("id").asString(),
                pipeline.at("/state/version").asInt(),
                stages,
                employees,
                products,
                customers);
    }

    private static List<String> ids(
            Door door, String what, int many, java.util.function.IntFunction<String> item)
            throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        door.bulk("/api/v1/" + what + "/bulk", Bodies.lines(0, many, item), null)
                .forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }

    private static String team(String run, int n) {
        return """
        {"externalId":%s,"name":"Team %d","effectiveAt":"%s"}\
        """
                .formatted(Bodies.external(run, "team", n), n, LONG_AGO);
    }

    private static String employee(String run, int n) {
        return """
        {"externalId":%s,"name":"Employee %d","teamExternalId":%s,"region":"%s","effectiveAt":"%s"}\
        """
                .formatted(
                        Bodies.external(run, "employee", n),
                        n,
                        Bodies.external(run, "team", n % TEAMS),
                        Bodies.region(n),
                        LONG_AGO);
    }

    private static String customer(String run, int n) {
        return """
        {"externalId":%s,"kind":"ORGANIZATION","name":"Firm %d","industry":"%s","region":"%s",\
        "effectiveAt":"%s"}\
        """
                .formatted(
                        Bodies.external(run, "customer", n),
                        n,
                        Bodies.industry(n),
                        Bodies.region(n),
                        LONG_AGO);
    }

    private static String product(String run, int n) {
        return """
        {"externalId":%s,"name":"Product %d","listPrice":{"amount":"%d","currency":"USD"},\
        "effectiveAt":"%s"}\
        """
                .formatted(Bodies.external(run, "product", n), n, 100 * (n + 1), LONG_AGO);
    }

    /// A deal for import: it entered one day and was won on a later one.
    String deal(String series, int n) {
        return """
        {"externalId":%s,"name":"Deal %d","ownerExternalId":%s,"customerExternalId":%s,\
        "lines":[{"productExternalId":%s,"quantity":"1"}],"history":[\
        {"type":"entered","stageId":"%s","effectiveAt":"2025-03-%02dT08:00:00Z"},\
        {"type":"won","amount":{"amount":"%d","currency":"USD"},\
        "effectiveAt":"2025-06-%02dT08:00:00Z"}]}\
        """
                .formatted(
                        Bodies.external(run, series, n),
                        n,
                        Bodies.external(run, "employee", n % EMPLOYEES),
                        Bodies.external(run, "customer", n % CUSTOMERS),
                        Bodies.external(run, "product", n % PRODUCTS),
                        stages.getFirst(),
                        1 + n % 28,
                        500 + n % 9_000,
                        1 + n % 28);
    }
}
