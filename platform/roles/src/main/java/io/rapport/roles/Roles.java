package io.rapport.roles;

import io.rapport.platform.security.Role;
import io.rapport.platform.security.Role.Breadth;
import io.rapport.platform.security.RoleCatalogue;
import java.util.List;

/// Who works with customers. The names are what a token's `roles` claim holds.
public final class Roles implements RoleCatalogue {

    /// Sells: their own records and those of their teams.
    public static final String SELLER = "seller";

    /// Leads those who sell: their own records and those of the teams that they lead.
    public static final String SALES_MANAGER = "sales-manager";

    /// The kind of record of which the service desk sees all: whoever calls is somebody's customer.
    private static final String CUSTOMER = "customer";

    /// Answers customers: every customer with what is seen with it, of tickets their own and those
    /// of their teams.
    public static final String SERVICE_AGENT = "service-agent";

    /// Leads the service desk: every customer with what is seen with it, of tickets their own and
    /// those of the teams that they lead.
    public static final String SERVICE_LEAD = "service-lead";

    /// Plans campaigns: all of the tenant.
    public static final String MARKETER = "marketer";

    /// Works with figures: all of the tenant, without personal data.
    public static final String ANALYST = "analyst";

    Roles() {}

    @Override
    public List<Role> roles() {
        return List.of(
                new Role(SELLER, Breadth.TEAMS, true),
                new Role(SALES_MANAGER, Breadth.LED_TEAMS, true),
                new Role(SERVICE_AGENT, Breadth.TEAMS, true).seeingAll(CUSTOMER),
                new Role(SERVICE_LEAD, Breadth.LED_TEAMS, true).seeingAll(CUSTOMER),
                new Role(MARKETER, Breadth.TENANT, true),
                new Role(ANALYST, Breadth.TENANT, false));
    }
}
