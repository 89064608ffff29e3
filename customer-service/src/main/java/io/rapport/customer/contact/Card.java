package io.rapport.customer.contact;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands on a contact's card, and what we noted on its back.
///
/// @param reportsToId contact at the same customer to whom this one reports
/// @param externalIds what other systems call the contact
record Card(
        String name,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable DecisionRole decisionRole,
        @Nullable String reportsToId,
        List<ExternalId> externalIds) {

    static final String NAME = "name";
    static final String JOB_TITLE = "jobTitle";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String DECISION_ROLE = "decisionRole";
    static final String REPORTS_TO = "reportsTo";
    static final String EXTERNAL_IDS = "externalIds";

    Card {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(Card other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(JOB_TITLE, jobTitle, other.jobTitle)
                .in(EMAIL, email, other.email)
                .in(PHONE, phone, other.phone)
                .in(DECISION_ROLE, decisionRole, other.decisionRole)
                .in(REPORTS_TO, reportsToId, other.reportsToId)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }

    /// The same card of somebody who reports to nobody here.
    Card withoutSuperior() {
        return new Card(name, jobTitle, email, phone, decisionRole, null, externalIds);
    }
}
