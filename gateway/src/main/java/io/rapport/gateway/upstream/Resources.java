package io.rapport.gateway.upstream;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which service answers for what below `/api/v1/`. The one place that names a route: a new kind of
/// record adds its line here, and a test holds all of them against the services' API documents.
final class Resources {

    private static final Map<String, Service> ANSWERED_BY =
            Map.ofEntries(
                    entry("customers", Service.CUSTOMER),
                    entry("contacts", Service.CUSTOMER),
                    entry("interactions", Service.CUSTOMER),
                    entry("tasks", Service.CUSTOMER),
                    entry("notices", Service.CUSTOMER),
                    entry("employees", Service.CUSTOMER),
                    entry("teams", Service.CUSTOMER),
                    entry("me", Service.CUSTOMER),
                    entry("opportunities", Service.OPPORTUNITY),
                    entry("products", Service.OPPORTUNITY),
                    entry("pipelines", Service.OPPORTUNITY),
                    entry("tickets", Service.SERVICE_DESK),
                    entry("campaigns", Service.MARKETING),
                    entry("touches", Service.MARKETING),
                    entry("responses", Service.MARKETING),
                    entry("views", Service.ANALYTICS),
                    entry("changes", Service.ANALYTICS),
                    entry("funnel", Service.ANALYTICS),
                    entry("search", Service.ANALYTICS));

    /// What answers for as long as somebody listens.
    private static final Set<String> STREAMED = Set.of("changes");

    private Resources() {}

    static boolean isStreamed(String resource) {
        return STREAMED.contains(resource);
    }

    /// What it answers for.
    static Set<String> of(Service service) {
        return ANSWERED_BY.entrySet().stream()
                .filter(each -> each.getValue() == service)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Who answers for it.
    static Service answering(String resource) {
        var service = ANSWERED_BY.get(resource);
        if (service == null) {
            throw new IllegalArgumentException(resource);
        }
        return service;
    }

    static boolean isAnsweredBy(Service service, String resource) {
        return ANSWERED_BY.get(resource) == service;
    }
}
