package io.rapport.servicedesk;

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
                        GET    /api/v1/metadata [seller,sales-manager,service-agent,service-lead,marketer,\
                        analyst,operator,administrator,integration]
                        GET    /api/v1/operations/service-desk/aggregates/{id} [operator]
                        GET    /api/v1/operations/service-desk/aggregates/{id}/events [operator]
                        GET    /api/v1/operations/service-desk/audit [operator,administrator]
                        GET    /api/v1/operations/service-desk/leases [operator]
                        GET    /api/v1/operations/service-desk/outbox [operator]
                        GET    /api/v1/operations/service-desk/parked [operator]
                        GET    /api/v1/operations/service-desk/parked/{id} [operator]
                        POST   /api/v1/operations/service-desk/parked/{id}/discard [operator]
                        POST   /api/v1/operations/service-desk/parked/{id}/replay [operator]
                        GET    /api/v1/operations/service-desk/timers [operator]
                        POST   /api/v1/operations/service-desk/timers/release [operator]
                        GET    /api/v1/operations/service-desk/views [operator]
                        POST   /api/v1/operations/service-desk/views/{view}/generations [operator]
                        DELETE /api/v1/operations/service-desk/views/{view}/generations/{number} [operator]
                        GET    /api/v1/operations/service-desk/views/{view}/generations/{number}/differences [operator]
                        POST   /api/v1/operations/service-desk/views/{view}/generations/{number}/switch [operator]
                        GET    /api/v1/tickets [seller,sales-manager,service-agent,service-lead,marketer,analyst,administrator,integration]
                        POST   /api/v1/tickets [seller,sales-manager,service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/bulk [administrator,integration]
                        GET    /api/v1/tickets/imports/{id} [administrator,integration]
                        POST   /api/v1/tickets/imports/{id}/completion [administrator,integration]
                        GET    /api/v1/tickets/{id} [seller,sales-manager,service-agent,service-lead,marketer,analyst,administrator,integration]
                        PATCH  /api/v1/tickets/{id} [service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/{id}/closure [service-agent,service-lead,administrator,integration]
                        PUT    /api/v1/tickets/{id}/handler [service-agent,service-lead,administrator,integration]
                        PUT    /api/v1/tickets/{id}/priority [service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/{id}/reopening [service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/{id}/resolution [service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/{id}/resumption [service-agent,service-lead,administrator,integration]
                        POST   /api/v1/tickets/{id}/waiting [service-agent,service-lead,administrator,integration]
                        GET    /v3/api-docs anyone
                        """);
    }

    @Test
    void theCommittedDocumentIsTheApi() throws IOException {
        OpenApi.of(context, "Service desk", "Tickets, from opening until closing.")
                .verify(Path.of("src/main/resources/openapi.json"));
    }
}
