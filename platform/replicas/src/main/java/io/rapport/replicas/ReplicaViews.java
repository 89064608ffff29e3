package io.rapport.replicas;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.contracts.customer.TeamEvent;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.projection.ViewStores;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The stores of the replicas: the few fields that services need, the newest event wins.
final class ReplicaViews {

    static final String PROJECTION = "replicas";
    static final String EXTERNAL_IDS = "externalIds";
    static final String TEAM = "teamId";
    static final String LEAD = "leadId";
    static final String PARENT = "parentTeamId";

    final StateStore customers;
    final StateStore employees;
    final StateStore teams;

    ReplicaViews(ViewStores stores) {
        customers =
                stores.states("replica_customers", ReplicaViews::customer)
                        .of("cus_")
                        .indexed(EXTERNAL_IDS)
                        .build();
        employees =
                stores.states("replica_employees", ReplicaViews::employee)
                        .of("emp_")
                        .indexed(EXTERNAL_IDS, TEAM)
                        .build();
        teams =
                stores.states("replica_teams", ReplicaViews::team)
                        .of("tea_")
                        .indexed(LEAD, PARENT)
                        .build();
    }

    Projection projection() {
        return Projection.of(PROJECTION, Set.of(Topics.CUSTOMER), customers, employees, teams);
    }

    private static @Nullable Document customer(ReceivedEvent received) {
        return received.event() instanceof CustomerEvent event
                ? new Document("ownerId", event.state().ownerId())
                        .append("canonicalId", event.state().canonicalId())
                        .append(EXTERNAL_IDS, texts(event.state().externalIds()))
                : null;
    }

    private static @Nullable Document employee(ReceivedEvent received) {
        return received.event() instanceof EmployeeEvent event
                ? new Document(TEAM, event.state().teamId())
                        .append("active", event.state().status() == EmployeeStatus.ACTIVE)
                        .append(EXTERNAL_IDS, texts(event.state().externalIds()))
                : null;
    }

    private static @Nullable Document team(ReceivedEvent received) {
        return received.event() instanceof TeamEvent event
                ? new Document(LEAD, event.state().leadId())
                        .append(PARENT, event.state().parentTeamId())
                : null;
    }

    static String text(ExternalId externalId) {
        return externalId.system() + ":" + externalId.id();
    }

    private static List<String> texts(List<ExternalId> externalIds) {
        return externalIds.stream().map(ReplicaViews::text).toList();
    }
}
