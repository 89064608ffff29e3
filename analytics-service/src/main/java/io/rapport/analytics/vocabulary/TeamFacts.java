package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.TeamEvent;
import org.bson.Document;

/// What changes of a team.
public final class TeamFacts {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> LEAD = new Attribute<>(1, "lead", String.class);

    public static final Attribute<String> PARENT = new Attribute<>(2, "parent", String.class);

    /// Dissolved for good; no value as long as there is one.
    public static final Attribute<String> STATUS = new Attribute<>(3, "status", String.class);

    public static final FactsOf<TeamEvent> FACTS =
            FactsOf.kind("team", TeamEvent.class, TeamFacts::set)
                    .attributes(NAME, LEAD, PARENT, STATUS)
                    .named("tea_", TeamFacts::names)
                    .seenAs(KindRule.COMMON);

    private TeamFacts() {}

    private static void set(Fact.Builder fact, TeamEvent event) {
        switch (event) {
            case TeamEvent.TeamFormed formed ->
                    fact.set(NAME, formed.state().name())
                            .set(LEAD, formed.state().leadId())
                            .set(PARENT, formed.state().parentTeamId());
            case TeamEvent.TeamChanged changed -> {
                fact.touched(NAME, changed.change().name());
                fact.touched(LEAD, changed.change().leadId());
                fact.touched(PARENT, changed.change().parentTeamId());
            }
            case TeamEvent.TeamDissolved _ -> fact.set(STATUS, "DISSOLVED");
            case RestorationEvent _ -> {}
        }
    }

    private static Document names(TeamEvent event) {
        return new Document(Names.NAME, event.state().name())
                .append(Names.LEAD, event.state().leadId())
                .append(Names.PARENT, event.state().parentTeamId());
    }
}
