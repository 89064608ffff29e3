package io.rapport.customer.profile;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.MARKETER;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;
import static io.rapport.roles.Roles.SERVICE_LEAD;

import io.rapport.contracts.customer.CustomerPersonal;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.customer.access.WorksWithCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.ImportCompletion;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.roles.ReadsRecords;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Customers over HTTP.
@RestController
@RequestMapping("/api/v1/customers")
final class CustomerController {

    private final AggregateApi<Customer, PersonalView<CustomerState, CustomerPersonal>> customers;
    private final CustomerCommands commands;

    CustomerController(
            AggregateApis apis, Aggregates<Customer> customers, CustomerCommands commands) {
        this.customers = apis.of(customers, CustomerEvents.TYPE);
        this.commands = commands;
    }

    /// Registers an organization or a person.
    @PostMapping
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> register(
            CommandContext context, @Valid @RequestBody CustomerForms.Registration form) {
        return customers.create(
                context,
                form.effectiveAt(),
                id -> commands.registered(context.scope(), id, form.customer()));
    }

    /// Lists the customers that the caller may see.
    @GetMapping
    @ReadsRecords
    Page<PersonalView<CustomerState, CustomerPersonal>> list(
            AccessScope scope, @ListedBy(CustomerEvents.class) ListRequest request) {
        return customers.page(scope, request);
    }

    /// Shows one customer as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<PersonalView<CustomerState, CustomerPersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return customers.show(scope, id);
    }

    /// Puts master data right.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<CustomerForms.Editable> patch) {
        return customers.editStored(
                context,
                effectiveAt,
                id,
                patch.of(CustomerForms.Editable.class),
                (stored, edited) -> {
                    var wanted = stored.state().withDetails(edited.details());
                    return commands.changed(context.scope(), stored, wanted);
                });
    }

    /// Hands the customer to another employee, or puts it into the pool.
    @PutMapping("/{id}/owner")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeOwner(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CustomerForms.NewOwner form) {
        return change(context, form.effectiveAt(), id, known -> known.withOwner(form.ownerId()));
    }

    /// Moves the relationship on, or back.
    @PutMapping("/{id}/lifecycle")
    @AllowedRoles({SELLER, SALES_MANAGER, SERVICE_LEAD, MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeLifecycle(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CustomerForms.NewLifecycle form) {
        return change(
                context, form.effectiveAt(), id, known -> known.withLifecycle(form.lifecycle()));
    }

    /// Creates or changes customers. A parent may come later in the same request.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<CustomerItem> items) {
        return customers.bulk(
                context,
                items,
                CustomerItem::parentExternalId,
                commands.importing(context.scope())::offer);
    }

    /// Tells how far an import has come here, whatever the kind of its rows.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return customers.imported(scope, id);
    }

    /// Says that an import is finished: all of its rows were sent and answered. The service
    /// publishes what became of those that came here, once, and takes no more of them. Said again,
    /// it answers the same.
    @PostMapping("/imports/{id}/completion")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal finishImport(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody ImportCompletion form) {
        return customers.finish(context, id, form);
    }

    private ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @Nullable Instant effectiveAt,
            String id,
            UnaryOperator<Customer> edit) {
        return customers.change(
                context,
                effectiveAt,
                id,
                stored -> commands.changed(context.scope(), stored, edit.apply(stored.state())));
    }
}
