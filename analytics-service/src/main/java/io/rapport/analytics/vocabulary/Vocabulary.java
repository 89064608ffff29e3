package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Kind;
import java.util.List;
import java.util.Map;

/// The attributes of each kind of aggregate.
public final class Vocabulary {

    private static final Map<Kind, List<Attribute<?>>> OF_KIND =
            Map.ofEntries(
                    Map.entry(
                            Kind.CUSTOMER,
                            List.of(
                                    CustomerAttributes.REGION,
                                    CustomerAttributes.INDUSTRY,
                                    CustomerAttributes.OWNER,
                                    CustomerAttributes.KIND,
                                    CustomerAttributes.NAME,
                                    CustomerAttributes.PARENT,
                                    CustomerAttributes.LIFECYCLE,
                                    CustomerAttributes.EXTERNAL_IDS)),
                    Map.entry(
                            Kind.CONTACT,
                            List.of(
                                    ContactAttributes.CUSTOMER,
                                    ContactAttributes.ROLE,
                                    ContactAttributes.REPORTS_TO,
                                    ContactAttributes.NAME,
                                    ContactAttributes.JOB_TITLE,
                                    ContactAttributes.EMAIL,
                                    ContactAttributes.PHONE)),
                    Map.entry(
                            Kind.INTERACTION,
                            List.of(
                                    InteractionAttributes.CUSTOMER,
                                    InteractionAttributes.CONTACT,
                                    InteractionAttributes.EMPLOYEE,
                                    InteractionAttributes.CHANNEL,
                                    InteractionAttributes.DIRECTION,
                                    InteractionAttributes.SUBJECT,
                                    InteractionAttributes.NOTE)),
                    Map.entry(
                            Kind.EMPLOYEE,
                            List.of(
                                    EmployeeAttributes.TEAM,
                                    EmployeeAttributes.REGION,
                                    EmployeeAttributes.NAME,
                                    EmployeeAttributes.MANAGER,
                                    EmployeeAttributes.STATUS)),
                    Map.entry(
                            Kind.TEAM,
                            List.of(
                                    TeamAttributes.NAME,
                                    TeamAttributes.LEAD,
                                    TeamAttributes.PARENT)),
                    Map.entry(
                            Kind.PRODUCT,
                            List.of(ProductAttributes.NAME, ProductAttributes.SERIES)),
                    Map.entry(Kind.PIPELINE, List.of(PipelineAttributes.TEMPLATE)),
                    Map.entry(
                            Kind.OPPORTUNITY,
                            List.of(
                                    DealAttributes.STAGE,
                                    DealAttributes.OWNER,
                                    DealAttributes.AMOUNT,
                                    DealAttributes.EXPECTED_CLOSE,
                                    DealAttributes.PRODUCTS,
                                    DealAttributes.CUSTOMER,
                                    DealAttributes.NAME)),
                    Map.entry(
                            Kind.TICKET,
                            List.of(
                                    TicketAttributes.CUSTOMER,
                                    TicketAttributes.CONTACT,
                                    TicketAttributes.TYPE,
                                    TicketAttributes.CHANNEL,
                                    TicketAttributes.PRIORITY,
                                    TicketAttributes.STATUS,
                                    TicketAttributes.HANDLER,
                                    TicketAttributes.SUBJECT)),
                    Map.entry(
                            Kind.CAMPAIGN,
                            List.of(
                                    CampaignAttributes.NAME,
                                    CampaignAttributes.CHANNEL,
                                    CampaignAttributes.STATUS)),
                    Map.entry(
                            Kind.TOUCH,
                            List.of(
                                    TouchAttributes.CUSTOMER,
                                    TouchAttributes.CAMPAIGN,
                                    TouchAttributes.CONTACT,
                                    TouchAttributes.CHANNEL)),
                    Map.entry(
                            Kind.RESPONSE,
                            List.of(
                                    ResponseAttributes.CUSTOMER,
                                    ResponseAttributes.CAMPAIGN,
                                    ResponseAttributes.TOUCH,
                                    ResponseAttributes.OUTCOME)));

    private Vocabulary() {}

    public static List<Attribute<?>> of(Kind kind) {
        return OF_KIND.getOrDefault(kind, List.of());
    }
}
