package io.rapport.analytics;

import io.rapport.contracts.Changed;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerPersonal;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.contracts.customer.InteractionChannel;
import io.rapport.contracts.customer.InteractionDirection;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.InteractionPersonal;
import io.rapport.contracts.customer.InteractionState;
import io.rapport.contracts.customer.TaskEvent;
import io.rapport.contracts.customer.TaskKind;
import io.rapport.contracts.customer.TaskPersonal;
import io.rapport.contracts.customer.TaskState;
import io.rapport.contracts.customer.TaskStatus;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.CampaignState;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.contracts.marketing.ResponseEvent;
import io.rapport.contracts.marketing.ResponseOutcome;
import io.rapport.contracts.marketing.ResponsePersonal;
import io.rapport.contracts.marketing.ResponseState;
import io.rapport.contracts.marketing.TouchEvent;
import io.rapport.contracts.marketing.TouchState;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.contracts.opportunity.ProductState;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketEvent;
import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketState;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.contracts.service.TicketType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events as the owning services publish them.
public final class TestEvents {

    private TestEvents() {}

    public static CustomerEvent person(String id, String name, @Nullable String owner) {
        return new CustomerEvent.CustomerRegistered(
                new CustomerEvent.CustomerRegistered.Change(),
                state(id, CustomerKind.PERSON, null, owner),
                Personal.clear(null, new CustomerPersonal(name)));
    }

    public static CustomerEvent renamed(String id, String from, String to) {
        return new CustomerEvent.CustomerDetailsChanged(
                new CustomerEvent.CustomerDetailsChanged.Change(null, null, null, null, null),
                state(id, CustomerKind.PERSON, null, null),
                Personal.clear(
                        new CustomerPersonal.Change(new Changed<>(from, to)),
                        new CustomerPersonal(to)));
    }

    public static CustomerEvent ownerChanged(
            String id, @Nullable String from, @Nullable String to) {
        return new CustomerEvent.CustomerOwnerChanged(
                new CustomerEvent.CustomerOwnerChanged.Change(from, to),
                state(id, CustomerKind.ORGANIZATION, "Acme", to),
                null);
    }

    public static CustomerEvent organization(String id, String name, @Nullable String owner) {
        return new CustomerEvent.CustomerRegistered(
                new CustomerEvent.CustomerRegistered.Change(),
                state(id, CustomerKind.ORGANIZATION, name, owner),
                null);
    }

    /// Puts an organization below another one.
    public static CustomerEvent below(
            String id, String name, @Nullable String owner, @Nullable String parent) {
        var state = state(id, CustomerKind.ORGANIZATION, name, owner);
        return new CustomerEvent.CustomerDetailsChanged(
                new CustomerEvent.CustomerDetailsChanged.Change(
                        null, null, null, new Changed<>(null, parent), null),
                new CustomerState(
                        state.kind(),
                        name,
                        state.industry(),
                        state.region(),
                        parent,
                        owner,
                        state.lifecycle(),
                        state.externalIds(),
                        id),
                null);
    }

    private static CustomerState state(
            String id, CustomerKind kind, @Nullable String name, @Nullable String owner) {
        return new CustomerState(
                kind,
                name,
                "software",
                "North",
                null,
                owner,
                CustomerLifecycle.PROSPECT,
                List.of(),
                id);
    }

    public static PipelineEvent pipeline(String name, PipelineStage... stages) {
        return new PipelineEvent.PipelineDefined(
                new PipelineEvent.PipelineDefined.Change(),
                new PipelineState("direct", name, 1, List.of(stages), null));
    }

    public static ContactEvent contact(String customer, ContactPersonal personal) {
        return new ContactEvent.ContactAdded(
                new ContactEvent.ContactAdded.Change(),
                new ContactState(customer, null, null, List.of(), null),
                Personal.clear(null, personal));
    }

    /// @param email the one that the contact had until then, and has no more
    public static ContactEvent withoutEmail(String customer, String email, ContactPersonal left) {
        return new ContactEvent.ContactChanged(
                new ContactEvent.ContactChanged.Change(null, null, null),
                new ContactState(customer, null, null, List.of(), null),
                Personal.clear(
                        new ContactPersonal.Change(null, null, new Changed<>(email, null), null),
                        left));
    }

    public static ContactEvent moved(String from, String to, ContactPersonal personal) {
        return new ContactEvent.ContactMoved(
                new ContactEvent.ContactMoved.Change(from, to),
                new ContactState(to, null, null, List.of(), null),
                Personal.clear(null, personal));
    }

    public static InteractionEvent talk(String customer, String subject, @Nullable String note) {
        return new InteractionEvent.InteractionRecorded(
                new InteractionEvent.InteractionRecorded.Change(),
                new InteractionState(
                        customer,
                        null,
                        null,
                        InteractionChannel.CALL,
                        InteractionDirection.OUTBOUND,
                        List.of()),
                Personal.clear(null, new InteractionPersonal(subject, note)));
    }

    public static OpportunityEvent deal(
            String customer, @Nullable String owner, String euros, String name) {
        return new OpportunityEvent.OpportunityOpened(
                new OpportunityEvent.OpportunityOpened.Change("pip_1", 1, "s1"),
                state(customer, owner, euros),
                Personal.clear(null, new OpportunityPersonal(name, null)));
    }

    public static OpportunityEvent renamedOpportunity(String customer, String from, String to) {
        return new OpportunityEvent.OpportunityDetailsChanged(
                new OpportunityEvent.OpportunityDetailsChanged.Change(null, null),
                state(customer, null, "1"),
                Personal.clear(
                        new OpportunityPersonal.Change(new Changed<>(from, to), null),
                        new OpportunityPersonal(to, null)));
    }

    public static OpportunityEvent handedOver(String customer, String from, String to) {
        return new OpportunityEvent.OpportunityOwnerChanged(
                new OpportunityEvent.OpportunityOwnerChanged.Change(from, to),
                state(customer, to, "1"),
                null);
    }

    private static OpportunityState state(String customer, @Nullable String owner, String euros) {
        return new OpportunityState(
                customer,
                "pip_1",
                1,
                "s1",
                OpportunityStatus.OPEN,
                Money.of(euros, "EUR"),
                owner,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    public static TicketEvent ticket(String customer, @Nullable String handler, String subject) {
        return new TicketEvent.TicketOpened(
                new TicketEvent.TicketOpened.Change(),
                new TicketState(
                        customer,
                        null,
                        TicketType.COMPLAINT,
                        TicketChannel.PHONE,
                        TicketPriority.HIGH,
                        TicketStatus.NEW,
                        handler,
                        0,
                        List.of()),
                Personal.clear(null, new TicketPersonal(subject, subject)));
    }

    public static TaskEvent task(@Nullable String customer, String assignee, String subject) {
        return new TaskEvent.TaskCreated(
                new TaskEvent.TaskCreated.Change(),
                new TaskState(
                        TaskKind.CALL,
                        TaskStatus.OPEN,
                        assignee,
                        customer,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Personal.clear(null, new TaskPersonal(subject, null)));
    }

    public static TouchEvent touch(String customer) {
        return new TouchEvent.TouchRecorded(
                new TouchEvent.TouchRecorded.Change(),
                new TouchState("cam_1", customer, null, CampaignChannel.EMAIL, List.of()));
    }

    public static ResponseEvent response(String customer, String note) {
        return new ResponseEvent.ResponseReceived(
                new ResponseEvent.ResponseReceived.Change(),
                new ResponseState("cam_1", null, customer, ResponseOutcome.ANSWERED, List.of()),
                Personal.clear(null, new ResponsePersonal(note)));
    }

    public static CampaignEvent campaign(String name) {
        return new CampaignEvent.CampaignPlanned(
                new CampaignEvent.CampaignPlanned.Change(),
                new CampaignState(
                        name,
                        "more light",
                        null,
                        CampaignChannel.EMAIL,
                        CampaignStatus.PLANNED,
                        "emp_mia",
                        0,
                        List.of()));
    }

    public static ProductEvent product(String name, ExternalId id) {
        return new ProductEvent.ProductListed(
                new ProductEvent.ProductListed.Change(),
                new ProductState(name, null, null, List.of(id), null));
    }

    public static EmployeeEvent employee(String name) {
        return new EmployeeEvent.EmployeeJoined(
                new EmployeeEvent.EmployeeJoined.Change(),
                new EmployeeState(null, null, null, EmployeeStatus.ACTIVE, List.of()),
                Personal.clear(null, new EmployeePersonal(name)));
    }

    public static CustomerEvent givenTo(CustomerEvent before, String from, @Nullable String to) {
        var state = before.state();
        return new CustomerEvent.CustomerOwnerChanged(
                new CustomerEvent.CustomerOwnerChanged.Change(from, to),
                new CustomerState(
                        state.kind(),
                        state.name(),
                        state.industry(),
                        state.region(),
                        state.parentId(),
                        to,
                        state.lifecycle(),
                        state.externalIds(),
                        state.canonicalId()),
                before.personal());
    }
}
