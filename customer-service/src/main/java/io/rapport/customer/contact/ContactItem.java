package io.rapport.customer.contact;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: what another system says of a contact. What it leaves out is not
/// touched.
///
/// @param effectiveAt since when it is so; now unless said
record ContactItem(
        @NotNull @Valid ExternalIdForm externalId,
        @NotNull @Valid ExternalIdForm customerExternalId,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(min = 1, max = 200) String jobTitle,
        @Nullable @Email @Size(min = 3, max = 254) String email,
        @Nullable @Size(min = 3, max = 50) String phone,
        @Nullable DecisionRole decisionRole,
        @Nullable @Valid ExternalIdForm reportsToExternalId,
        @Nullable Instant effectiveAt) {

    @Nullable String superiorKey() {
        return reportsToExternalId == null ? null : reportsToExternalId.id();
    }

    Contact fresh(String customerId, @Nullable String reportsToId) {
        return new Contact(
                customerId,
                new Card(
                        name,
                        jobTitle,
                        email,
                        phone,
                        decisionRole,
                        reportsToId,
                        List.of(externalId.value())));
    }

    Contact over(Contact known, NewerOnly newer, String customerId, @Nullable String reportsToId) {
        var at = known.at(newer.of(Contact.CUSTOMER, customerId, known.customerId()));
        var card = at.card();
        return at.withCard(
                new Card(
                        newer.of(Card.NAME, name, card.name()),
                        newer.of(Card.JOB_TITLE, jobTitle, card.jobTitle()),
                        newer.of(Card.EMAIL, email, card.email()),
                        newer.of(Card.PHONE, phone, card.phone()),
                        newer.of(Card.DECISION_ROLE, decisionRole, card.decisionRole()),
                        newer.of(Card.REPORTS_TO, reportsToId, card.reportsToId()),
                        ExternalIds.with(card.externalIds(), externalId.value())));
    }
}
