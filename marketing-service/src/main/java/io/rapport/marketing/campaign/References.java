package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.security.AccessScope;
import io.rapport.replicas.CustomerReplica;
import io.rapport.replicas.DirectoryReplica;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what a campaign names: its owner must be an employee, its audience customers that the
/// caller may see.
@Component
final class References {

    private final CustomerReplica customers;
    private final DirectoryReplica directory;

    References(CustomerReplica customers, DirectoryReplica directory) {
        this.customers = customers;
        this.directory = directory;
    }

    /// An owner who stays is not asked for again: they may have left since.
    void checkOwner(AccessScope scope, @Nullable String before, @Nullable String wanted) {
        if (wanted != null && !Objects.equals(before, wanted)) {
            directory.requireActive(scope, wanted);
        }
    }

    /// The employee whom another system calls so; a history also names those who have left.
    String owner(AccessScope scope, ExternalId externalId) {
        return directory.requireOfHistory(scope, externalId).id();
    }

    void checkCustomers(AccessScope scope, List<String> customerIds) {
        customerIds.forEach(id -> customers.require(scope, id));
    }

    List<String> customers(AccessScope scope, List<ExternalId> externalIds) {
        return externalIds.stream().map(id -> customers.require(scope, id).id()).toList();
    }
}
