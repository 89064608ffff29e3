package io.rapport.deploy.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the platform's lists long, between the platform and the page: each answer is filled up
/// with copies of its own records, so that a page shows what a large firm has.
final class Crowd {

    private static final Pattern LIMIT = Pattern.compile("[?&]limit=(\\d+)");

    private static final Pattern OWN_CURSOR = Pattern.compile("[?&]cursor=more-\\d+");

    private int made;

    /// @param list the path of a list, such as `/api/v1/customers`
    /// @param endless whether there is always a next page
    void fill(Page page, String list, boolean endless) {
        page.route(url -> url.contains(list + "?"), route -> answer(route, endless));
    }

    private void answer(Route route, boolean endless) {
        var url = route.request().url();
        var answer =
                route.fetch(
                        new Route.FetchOptions().setUrl(OWN_CURSOR.matcher(url).replaceAll("")));
        var limit = LIMIT.matcher(url);
        var body = JsonParser.parseString(answer.text()).getAsJsonObject();
        if (answer.status() == 200 && limit.find() && body.has("items")) {
            grow(body, number(limit), endless);
        }
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body.toString()));
    }

    private static int number(Matcher limit) {
        return Integer.parseInt(limit.group(1));
    }

    private void grow(JsonObject body, int limit, boolean endless) {
        var items = body.getAsJsonArray("items");
        var some = items.deepCopy();
        if (some.isEmpty() || limit < 2) {
            return;
        }
        while (items.size() < limit) {
            items.add(copy(some));
        }
        if (endless) {
            body.addProperty("nextCursor", "more-" + made);
            body.addProperty("total", 10_000);
            body.addProperty("totalIsAtLeast", true);
        }
    }

    private JsonObject copy(JsonArray some) {
        var one = some.get(made % some.size()).getAsJsonObject().deepCopy();
        var id = one.get("id").getAsString();
        var number = "%08d".formatted(made++);
        one.addProperty("id", id.substring(0, id.length() - number.length()) + number);
        return one;
    }
}
