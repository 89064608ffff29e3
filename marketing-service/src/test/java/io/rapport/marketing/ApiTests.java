package io.rapport.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.apidocuments.OpenApi;
import io.rapport.platform.security.RouteTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may call what, and the API as it is committed.
@ServiceTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApiTests {

    private final ApplicationContext context;
    private final RouteTable routes;

    ApiTests(
            ApplicationContext context,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.context = context;
        this.routes = RouteTable.of(mapping);
    }

    @Test
    void everyRouteSaysWhoMayCallIt() {
        assertThat(routes.withoutRule()).isEmpty();
        assertThat(routes.text())
                .isEqualTo(
                        """
                        GET    /api/v1/campaigns [marketer,analyst,administrator,integration]
                        POST   /api/v1/campaigns [marketer,administrator,integration]
                        POST   /api/v1/campaigns/bulk [administrator,integration]
                        GET    /api/v1/campaigns/imports/{id} [administrator,integration]
                        POST   /api/v1/campaigns/imports/{id}/completion [administrator,integration]
                        GET    /api/v1/campaigns/{id} [marketer,analyst,administrator,integration]
                        PATCH  /api/v1/campaigns/{id} [marketer,administrator,integration]
                        GET    /api/v1/campaigns/{id}/audience [marketer,analyst,administrator,integration]
                        PUT    /api/v1/campaigns/{id}/audience [marketer,administrator,integration]
                        POST   /api/v1/campaigns/{id}/audience/additions [marketer,administrator,integration]
                        POST   /api/v1/campaigns/{id}/audience/removals [marketer,administrator,integration]
                        POST   /api/v1/campaigns/{id}/cancellation [marketer,administrator,integration]
                        POST   /api/v1/campaigns/{id}/finish [marketer,administrator,integration]
                        POST   /api/v1/campaigns/{id}/launch [marketer,administrator,integration]
                        GET    /api/v1/metadata [seller,sales-manager,service-agent,service-lead,marketer,\
                        analyst,operator,administrator,integration]
                        GET    /api/v1/operations/marketing/aggregates/{id} [operator]
                        GET    /api/v1/operations/marketing/aggregates/{id}/events [operator]
                        GET    /api/v1/operations/marketing/audit [operator,administrator]
                        GET    /api/v1/operations/marketing/leases [operator]
                        GET    /api/v1/operations/marketing/outbox [operator]
                        GET    /api/v1/operations/marketing/parked [operator]
                        GET    /api/v1/operations/marketing/parked/{id} [operator]
                        POST   /api/v1/operations/marketing/parked/{id}/discard [operator]
                        POST   /api/v1/operations/marketing/parked/{id}/replay [operator]
                        GET    /api/v1/operations/marketing/timers [operator]
                        POST   /api/v1/operations/marketing/timers/release [operator]
                        GET    /api/v1/operations/marketing/views [operator]
                        POST   /api/v1/operations/marketing/views/{view}/generations [operator]
                        DELETE /api/v1/operations/marketing/views/{view}/generations/{number} [operator]
                        GET    /api/v1/operations/marketing/views/{view}/generations/{number}/differences [operator]
                        POST   /api/v1/operations/marketing/views/{view}/generations/{number}/switch [operator]
                        GET    /api/v1/responses [marketer,analyst,administrator,integration]
                        POST   /api/v1/responses [marketer,administrator,integration]
                        POST   /api/v1/responses/bulk [administrator,integration]
                        GET    /api/v1/responses/{id} [marketer,analyst,administrator,integration]
                        GET    /api/v1/touches [marketer,analyst,administrator,integration]
                        POST   /api/v1/touches [marketer,administrator,integration]
                        POST   /api/v1/touches/bulk [administrator,integration]
                        GET    /api/v1/touches/{id} [marketer,analyst,administrator,integration]
                        GET    /v3/api-docs anyone
                        """);
    }

    @Test
    void theCommittedDocumentIsTheApi() throws IOException {
        OpenApi.of(context, "Marketing", "Campaigns, touches and responses.")
                .verify(Path.of("src/main/resources/openapi.json"));
    }
}
