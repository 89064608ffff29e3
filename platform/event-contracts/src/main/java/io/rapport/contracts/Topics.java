package io.rapport.contracts;

import java.util.List;

/// The topics of the platform. The key of every record is the aggregate id.
public final class Topics {

    /// Customers, contacts, interactions, employees, teams.
    public static final String CUSTOMER = "rapport.customer.events";

    /// Products, pipelines, opportunities.
    public static final String OPPORTUNITY = "rapport.opportunity.events";

    /// Tickets.
    public static final String SERVICE = "rapport.service.events";

    /// Campaigns, touches, responses.
    public static final String MARKETING = "rapport.marketing.events";

    /// What analytics concluded. Nothing is published there yet.
    public static final String INSIGHT = "rapport.insight.events";

    /// Partitions of every topic. Never changed in place: another number is a new topic generation.
    public static final int PARTITIONS = 12;

    private Topics() {}

    /// All of them, in a fixed order.
    public static List<String> all() {
        return List.of(CUSTOMER, OPPORTUNITY, SERVICE, MARKETING, INSIGHT);
    }
}
