package io.rapport.deploy.browser;

import java.util.List;
import java.util.function.Function;

/// A screen of the console, and who of the demo's users works with it.
///
/// @param name what its pictures are called
/// @param user a demo user's login
/// @param path below `/console`
public record Screen(String name, String user, String path) {

    /// All of them.
    ///
    /// @param idOf gives the id of the first record that a path of the API lists
    public static List<Screen> all(Function<String, String> idOf) {
        var customer = idOf.apply("/api/v1/customers?externalId=demo:c-001&limit=1");
        var deal =
                idOf.apply("/api/v1/opportunities?status=OPEN&sort=-amount&currency=CNY&limit=1");
        var ticket = idOf.apply("/api/v1/tickets?status=OPEN&limit=1");
        var campaign = idOf.apply("/api/v1/campaigns?sort=planned&limit=1");
        var pipeline = idOf.apply("/api/v1/pipelines?limit=1");
        return List.of(
                new Screen("home-seller", "anna", "/"),
                new Screen("home-manager", "mei", "/"),
                new Screen("home-agent", "sam", "/"),
                new Screen("home-marketer", "max", "/"),
                new Screen("customers", "mei", "/customers"),
                new Screen("tasks", "anna", "/tasks"),
                new Screen("notices", "anna", "/tasks?inbox=1"),
                new Screen("customer", "mei", "/customers/" + customer),
                new Screen("pipeline", "mei", "/pipeline"),
                new Screen("pipeline-list", "mei", "/pipeline?view=list"),
                new Screen("deal", "mei", "/deals/" + deal),
                new Screen("funnel", "mei", "/funnel"),
                new Screen("funnel-by-owner", "mei", "/funnel?by=owner"),
                new Screen("desk", "lina", "/desk?queue=all"),
                new Screen("ticket", "lina", "/tickets/" + ticket),
                new Screen("campaigns", "max", "/campaigns"),
                new Screen("campaign", "max", "/campaigns/" + campaign),
                new Screen("pipelines", "ada", "/pipelines"),
                new Screen("pipeline-stages", "ada", "/pipelines/" + pipeline),
                new Screen("products", "ada", "/products"),
                new Screen("employees", "ada", "/directory"),
                new Screen("teams", "ada", "/directory?tab=teams"),
                new Screen("imports", "ada", "/imports"),
                new Screen("operations", "otto", "/operations"),
                new Screen("parked", "otto", "/operations/parked"),
                new Screen("events-of-one", "otto", "/operations/aggregate?id=" + deal),
                new Screen("audit", "otto", "/operations/audit"));
    }
}
