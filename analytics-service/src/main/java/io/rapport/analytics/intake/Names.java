package io.rapport.analytics.intake;

import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.TeamEvent;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.PipelineStage;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What ids are called at present, and who works with whom: only for showing and for access, never
/// for figures.
public final class Names {

    public static final String NAME = "name";

    /// Of an employee.
    public static final String TEAM = "teamId";

    /// Of a team.
    public static final String LEAD = "leadId";

    /// Of a team.
    public static final String PARENT = "parentTeamId";

    /// Of a pipeline: names by stage id.
    public static final String STAGES = "stages";

    private Names() {}

    static @Nullable Document of(ReceivedEvent received) {
        return switch (received.event()) {
            case EmployeeEvent event -> employee(event);
            case TeamEvent event ->
                    new Document(NAME, event.state().name())
                            .append(LEAD, event.state().leadId())
                            .append(PARENT, event.state().parentTeamId());
            case ProductEvent event -> new Document(NAME, event.state().name());
            case CampaignEvent event -> new Document(NAME, event.state().name());
            case PipelineEvent event ->
                    new Document(NAME, event.state().name())
                            .append(
                                    STAGES,
                                    new Document(
                                            event.state().stages().stream()
                                                    .collect(
                                                            Collectors.toMap(
                                                                    PipelineStage::id,
                                                                    PipelineStage::name))));
            case null, default -> null;
        };
    }

    private static Document employee(EmployeeEvent event) {
        var person = event.personal() == null ? null : event.personal().readableState();
        return new Document(NAME, person == null ? null : person.name())
                .append(TEAM, event.state().teamId());
    }
}
