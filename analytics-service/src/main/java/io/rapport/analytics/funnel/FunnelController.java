package io.rapport.analytics.funnel;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;

import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.AnalyticsProperties;
import io.rapport.analytics.query.Moment;
import io.rapport.platform.freshness.Position;
import io.rapport.platform.freshness.RapportToken;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.Described;
import io.rapport.platform.web.WaitsForToken;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The funnel over HTTP.
@RestController
@RequestMapping("/api/v1/funnel")
final class FunnelController {

    private final FunnelReports reports;
    private final AnalyticsProperties properties;
    private final InstantSource clock;

    FunnelController(FunnelReports reports, AnalyticsProperties properties, InstantSource clock) {
        this.reports = reports;
        this.properties = properties;
        this.clock = clock;
    }

    /// Tells the figures of the whole and of its parts.
    @GetMapping
    @WaitsForToken(Views.NAME)
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    FunnelReport figures(
            AccessScope scope,
            @RequestHeader(name = RapportToken.HEADER, required = false) @Nullable String token,
            @RequestParam(required = false)
                    @Described(
                            values = {
                                "pipeline",
                                "stage",
                                "owner",
                                "team",
                                "product",
                                "customer.region",
                                "owner.region",
                                "industry",
                                "period"
                            })
                    @Nullable List<String> by,
            @RequestParam(required = false) @Described(format = "date") @Nullable String from,
            @RequestParam(required = false) @Described(format = "date") @Nullable String to,
            @RequestParam(required = false) @Described(values = {"day", "month", "quarter", "year"})
                    @Nullable String unit,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<String> pipeline,
            @RequestParam(required = false) @Nullable List<String> stage,
            @RequestParam(required = false) @Nullable List<String> owner,
            @RequestParam(required = false) @Nullable List<String> team,
            @RequestParam(required = false) @Nullable List<String> product,
            @RequestParam(name = "customer.region", required = false)
                    @Nullable List<String> customerRegion,
            @RequestParam(name = "owner.region", required = false)
                    @Nullable List<String> ownerRegion,
            @RequestParam(required = false) @Nullable List<String> industry,
            @RequestParam(required = false) @Nullable List<String> period) {
        var question =
                question(pipeline, stage, owner, team, product)
                        .filter(Dimension.CUSTOMER_REGION, customerRegion)
                        .filter(Dimension.OWNER_REGION, ownerRegion)
                        .filter(Dimension.INDUSTRY, industry)
                        .filter(Dimension.PERIOD, period)
                        .by(by)
                        .within(from, to)
                        .inUnits(unit);
        var moment = moment(asOf, knownAt);
        return reports.figures(
                question.query(scope, moment, properties.zone()), moment, certainly(token));
    }

    /// Lists the deals behind a figure: as many as the figure says.
    @GetMapping("/deals")
    @WaitsForToken(Views.NAME)
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    FunnelReport.OpportunityPage deals(
            AccessScope scope,
            @RequestHeader(name = RapportToken.HEADER, required = false) @Nullable String token,
            @RequestParam(defaultValue = "deals")
                    @Described(
                            values = {
                                "deals", "open", "won", "lost", "entered", "passed", "skipped"
                            })
                    String figure,
            @RequestParam(required = false) @Nullable String ofStage,
            @RequestParam(required = false) @Described(format = "date") @Nullable String from,
            @RequestParam(required = false) @Described(format = "date") @Nullable String to,
            @RequestParam(required = false) @Described(values = {"day", "month", "quarter", "year"})
                    @Nullable String unit,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<String> pipeline,
            @RequestParam(required = false) @Nullable List<String> stage,
            @RequestParam(required = false) @Nullable List<String> owner,
            @RequestParam(required = false) @Nullable List<String> team,
            @RequestParam(required = false) @Nullable List<String> product,
            @RequestParam(name = "customer.region", required = false)
                    @Nullable List<String> customerRegion,
            @RequestParam(name = "owner.region", required = false)
                    @Nullable List<String> ownerRegion,
            @RequestParam(required = false) @Nullable List<String> industry,
            @RequestParam(required = false) @Nullable List<String> period,
            @RequestParam(defaultValue = "50") int limit,
            PageCursor cursor) {
        var question =
                question(pipeline, stage, owner, team, product)
                        .filter(Dimension.CUSTOMER_REGION, customerRegion)
                        .filter(Dimension.OWNER_REGION, ownerRegion)
                        .filter(Dimension.INDUSTRY, industry)
                        .filter(Dimension.PERIOD, period)
                        .within(from, to)
                        .inUnits(unit);
        var moment = moment(asOf, knownAt);
        return reports.deals(
                question.query(scope, moment, properties.zone()),
                moment,
                FunnelPages.of(figure, ofStage, cursor, limit),
                certainly(token));
    }

    /// Tells the funnel at the end of each day of a range.
    @GetMapping("/daily")
    @WaitsForToken(Views.NAME)
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    FunnelReport.Series daily(
            AccessScope scope,
            @RequestHeader(name = RapportToken.HEADER, required = false) @Nullable String token,
            @RequestParam @Described(format = "date") String from,
            @RequestParam @Described(format = "date") String to,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<String> pipeline,
            @RequestParam(required = false) @Nullable List<String> stage,
            @RequestParam(required = false) @Nullable List<String> owner,
            @RequestParam(required = false) @Nullable List<String> team,
            @RequestParam(required = false) @Nullable List<String> product,
            @RequestParam(name = "customer.region", required = false)
                    @Nullable List<String> customerRegion,
            @RequestParam(name = "owner.region", required = false)
                    @Nullable List<String> ownerRegion,
            @RequestParam(required = false) @Nullable List<String> industry) {
        var question =
                question(pipeline, stage, owner, team, product)
                        .filter(Dimension.CUSTOMER_REGION, customerRegion)
                        .filter(Dimension.OWNER_REGION, ownerRegion)
                        .filter(Dimension.INDUSTRY, industry);
        var moment = moment(to, knownAt);
        return reports.daily(
                question.query(scope, moment, properties.zone()),
                moment,
                FunnelPages.range(from, to),
                certainly(token));
    }

    private static FunnelQuestion question(
            @Nullable List<String> pipeline,
            @Nullable List<String> stage,
            @Nullable List<String> owner,
            @Nullable List<String> team,
            @Nullable List<String> product) {
        return new FunnelQuestion()
                .filter(Dimension.PIPELINE, pipeline)
                .filter(Dimension.STAGE, stage)
                .filter(Dimension.OWNER, owner)
                .filter(Dimension.TEAM, team)
                .filter(Dimension.PRODUCT, product);
    }

    private Moment moment(@Nullable String asOf, @Nullable String knownAt) {
        return Moment.of(asOf, knownAt, clock.instant(), properties.zone());
    }

    /// What the caller did before: the gate has waited for its facts, and they must be counted even
    /// if their journal entry is still under way.
    private static List<String> certainly(@Nullable String token) {
        return token == null
                ? List.of()
                : RapportToken.parse(token).positions().stream()
                        .map(Position::aggregateId)
                        .toList();
    }
}
