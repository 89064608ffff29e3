package io.rapport.analytics.vocabulary;

/// What is kept of what ids are called at present, and of who works with whom: only for showing and
/// for access, never for figures.
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
}
