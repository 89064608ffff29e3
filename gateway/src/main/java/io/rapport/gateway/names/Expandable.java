package io.rapport.gateway.names;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `expand` takes. A contact is none of it: contacts are listed within one customer, so a page
/// of records would need a call for each.
enum Expandable {
    CAMPAIGN,
    CUSTOMER,
    EMPLOYEE,
    HANDLER,
    LEAD,
    MANAGER,
    OWNER,
    PARENT,
    PIPELINE,
    PRODUCT,
    STAGE,
    TEAM;

    /// The properties with the ids. Whose a ticket or a task is works on it, as the filter `owner`
    /// says, too; stages have no list of their own, they stand in their pipeline.
    private static final Map<String, Set<Expandable>> MEANT_BY =
            Map.ofEntries(
                    entry("assigneeId", EnumSet.of(OWNER)),
                    entry("campaignId", EnumSet.of(CAMPAIGN)),
                    entry("customerId", EnumSet.of(CUSTOMER)),
                    entry("canonicalId", EnumSet.of(CUSTOMER)),
                    entry("employeeId", EnumSet.of(EMPLOYEE)),
                    entry("givenById", EnumSet.of(EMPLOYEE)),
                    entry("handlerId", EnumSet.of(HANDLER, OWNER)),
                    entry("leadId", EnumSet.of(LEAD)),
                    entry("managerId", EnumSet.of(MANAGER)),
                    entry("ownerId", EnumSet.of(OWNER)),
                    entry("parentId", EnumSet.of(PARENT)),
                    entry("parentTeamId", EnumSet.of(PARENT)),
                    entry("pipelineId", EnumSet.of(PIPELINE, STAGE)),
                    entry("productId", EnumSet.of(PRODUCT)),
                    entry("productIds", EnumSet.of(PRODUCT)),
                    entry("teamId", EnumSet.of(TEAM)));

    /// As it stands in a request.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What asks for the names of the ids in this property.
    static Set<Expandable> meantBy(String property) {
        return MEANT_BY.getOrDefault(property, Set.of());
    }

    /// All of them, in alphabetical order.
    static List<String> labels() {
        return Arrays.stream(values()).map(Expandable::label).toList();
    }

    static @Nullable Expandable of(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElse(null);
    }
}
