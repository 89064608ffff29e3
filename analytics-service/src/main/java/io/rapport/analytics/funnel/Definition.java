package io.rapport.analytics.funnel;

import java.util.List;

/// What a figure means. A change of meaning is a new version.
///
/// @param id stable
/// @param version from 1
/// @param text for people
/// @param formula the same, to be computed
/// @param source the code that computes it
public record Definition(String id, int version, String text, String formula, String source) {

    private static final String FOLD = "io.rapport.analytics.funnel.FunnelFold";

    /// Everything that the funnel says.
    static final List<Definition> FUNNEL =
            List.of(
                    new Definition(
                            "funnel.deals",
                            1,
                            "Deals that had entered a pipeline by asOf: the open ones, and those"
                                    + " closed within the period. Without from and to, all of them.",
                            "open + won + lost",
                            FOLD),
                    new Definition(
                            "funnel.open",
                            1,
                            "Deals that stood open at asOf, whatever the period. A reopened deal is"
                                    + " open, not won.",
                            "count(status(asOf) = OPEN)",
                            FOLD),
                    new Definition(
                            "funnel.won",
                            1,
                            "Deals that stood won at asOf and were won, last, within the period.",
                            "count(status(asOf) = WON and from <= day(last win) <= to)",
                            FOLD),
                    new Definition(
                            "funnel.lost",
                            1,
                            "Deals that stood lost at asOf and were lost, last, within the period.",
                            "count(status(asOf) = LOST and from <= day(last loss) <= to)",
                            FOLD),
                    new Definition(
                            "funnel.amounts",
                            1,
                            "The amounts valid at asOf, added per currency, never across. Unknown"
                                    + " amounts are counted apart and are not 0.",
                            "sum(amount(asOf)) per currency; count(amount(asOf) unknown)",
                            "io.rapport.analytics.funnel.Amounts"),
                    new Definition(
                            "funnel.win-rate",
                            1,
                            "The share of won deals among those closed.",
                            "won / (won + lost)",
                            "io.rapport.analytics.funnel.Figures"),
                    new Definition(
                            "funnel.conversion",
                            1,
                            "Of the deals that entered a stage within the period, the share that by"
                                    + " asOf reached a later stage or was won; each deal once, by its"
                                    + " first entry within the period. A deal that jumps over a stage"
                                    + " on its way has entered and passed it (counted as skipped, too);"
                                    + " where a deal begins, nothing before it is invented. The order"
                                    + " of stages is that of the pipeline version that the fact pins.",
                            "passed(S) / entered(S)",
                            "io.rapport.analytics.funnel.Passage"),
                    new Definition(
                            "funnel.days-to-close",
                            1,
                            "Calendar days, in the tenant's zone, from a deal's first entry into a"
                                    + " pipeline to its last win (or loss).",
                            "day(last win) - day(first entry)",
                            FOLD),
                    new Definition(
                            "funnel.days-in-stage",
                            1,
                            "Calendar days of each stay in a stage that began within the period and"
                                    + " had ended by asOf.",
                            "day(left) - day(entered)",
                            FOLD),
                    new Definition(
                            "funnel.age",
                            1,
                            "Of open deals: calendar days until asOf since the first entry into a"
                                    + " pipeline, and since the entry into the present stage.",
                            "day(asOf) - day(first entry); day(asOf) - day(entry into stage)",
                            FOLD),
                    new Definition(
                            "funnel.cuts",
                            2,
                            "Owner, customer, products, amount, team and regions are those valid at"
                                    + " asOf. What has no value is in (none). Period is the day of"
                                    + " closing for won and lost deals and the expected day for open"
                                    + " ones; for stages, the day of entering. A stage is one of its"
                                    + " pipeline: equal ids of two pipelines are two stages. A deal with several"
                                    + " products counts once under each, so that the parts of a cut by"
                                    + " product may exceed the total.",
                            "value(attribute, asOf)",
                            "io.rapport.analytics.funnel.Placing"));
}
