package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about tickets.
final class TicketForms {

    static final String CONTACT_ID = "con_[0-9a-z]{1,40}";

    /// What a waiting ticket may be said to wait for, and is offered to whoever chooses.
    static final String[] REASONS_OFFERED = {
        "customer-reply", "customer-confirmation", "spare-part", "visit", "third-party"
    };

    static final String REASON_CODE = "[a-z0-9][a-z0-9-]{0,59}";

    private TicketForms() {}

    static TicketPriority orNormal(@Nullable TicketPriority priority) {
        return priority == null ? TicketPriority.NORMAL : priority;
    }

    /// A ticket that is opened.
    ///
    /// @param customerId absent while the caller is unknown
    /// @param contactId taken as it is given: contacts are kept elsewhere
    /// @param priority `NORMAL` unless said
    /// @param handlerId employee; only the service desk names one
    /// @param effectiveAt when the customer turned to us; now unless said
    record Opening(
            @Nullable @Size(min = 1, max = 100) String customerId,
            @Nullable @Pattern(regexp = CONTACT_ID) String contactId,
            @NotNull @KnownValue TicketType type,
            @NotNull @KnownValue TicketChannel channel,
            @Nullable @KnownValue TicketPriority priority,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Size(min = 1, max = 10_000) @MultiLine String description,
            @Nullable @Size(min = 1, max = 100) String handlerId,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Ticket ticket() {
            var matter =
                    new TicketDetails(
                            customerId,
                            contactId,
                            type,
                            channel,
                            subject,
                            description,
                            ExternalIdForm.values(externalIds));
            return Ticket.opening(matter, orNormal(priority), handlerId);
        }
    }

    /// The fields that a merge patch reaches. The channel stays: it says how the ticket came.
    ///
    /// @param customerId `null` while the caller is unknown; another one must be known
    /// @param contactId `null` where nobody is named; only with a customer
    /// @param type what kind of request it is
    /// @param subject one line in the customer's words
    /// @param description the rest; `null` clears it
    /// @param externalIds all of them from then on
    record Editable(
            @Nullable @Size(min = 1, max = 100) String customerId,
            @Nullable @Pattern(regexp = CONTACT_ID) String contactId,
            @NotNull @KnownValue TicketType type,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Size(min = 1, max = 10_000) @MultiLine String description,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        /// @param channel by which the ticket came
        TicketDetails details(TicketChannel channel) {
            return new TicketDetails(
                    customerId,
                    contactId,
                    type,
                    channel,
                    subject,
                    description,
                    ExternalIdForm.values(externalIds));
        }
    }

    /// Who works on the ticket from then on; `null` or absent is nobody.
    record NewHandler(
            @Nullable @Size(min = 1, max = 100) String handlerId, @Nullable Instant effectiveAt) {}

    /// How urgent the ticket is from then on.
    record NewPriority(
            @NotNull @KnownValue TicketPriority priority, @Nullable Instant effectiveAt) {}

    /// What the ticket waits for.
    ///
    /// @param reasonCode for figures, for example `spare-part`: one of those that the metadata
    ///   offers, or another
    record Waiting(
            @Nullable @Pattern(regexp = REASON_CODE) String reasonCode,
            @Nullable Instant effectiveAt) {}
}
