package io.rapport.servicedesk.ticket;

import static io.rapport.servicedesk.ticket.TicketFixtures.PRESS;
import static io.rapport.servicedesk.ticket.TicketFixtures.UNTAKEN;
import static io.rapport.servicedesk.ticket.TicketFixtures.WITH_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the world hears, as it stands in the records.
class TicketEventsTests {

    private static final String STATE =
            """
            "state":{"customerId":"cus_lindqvist","contactId":"con_maja","type":"REPAIR",\
            "channel":"PHONE","priority":"%s","status":"%s",%s"reopenCount":0,\
            "externalIds":[{"system":"helpdesk","id":"44718"}]}\
            """;
    private static final String WORDS =
            "{\"subject\":\"Press stops after an hour\",\"description\":\"Error 12, since Monday.\"}";

    @Test
    void tellsAnOpeningWithItsWordsInThePersonalPart() {
        var decision = TicketEvents.CHANGES.created(UNTAKEN, new Opened(UNTAKEN));

        assertThat(json(decision.publications().getFirst()))
                .isEqualTo(
                        "{\"change\":{},"
                                + STATE.formatted("NORMAL", "NEW", "")
                                + ",\"personal\":{\"clear\":{\"change\":{\"subject\":{\"to\":\"Press stops after"
                                + " an hour\"},\"description\":{\"to\":\"Error 12, since"
                                + " Monday.\"}},\"state\":"
                                + WORDS
                                + "}}}");
        assertThat(TicketEvents.TYPE.unique(decision.state()))
                .containsExactly(new UniqueValue("ticket-external-id", "helpdesk|44718"));
    }

    @Test
    void ordersAnAssignmentAmongTheChangesOfTheStatus() {
        var decision = TicketEvents.CHANGES.decide(UNTAKEN, UNTAKEN.assign("emp_ada"));

        var assigned = decision.publications().getFirst();
        assertThat(assigned.attributes()).containsExactlyInAnyOrder("handler", "status");
        assertThat(json(assigned))
                .startsWith(
                        "{\"change\":{\"to\":\"emp_ada\"},"
                                + STATE.formatted("NORMAL", "OPEN", "\"handlerId\":\"emp_ada\","));
    }

    @Test
    void tellsWhatItWaitsFor() {
        var decision = TicketEvents.CHANGES.decide(WITH_ADA, WITH_ADA.setWaiting("spare-part"));

        var waiting = decision.publications().getFirst();
        assertThat(waiting.attributes()).containsExactly("status");
        assertThat(json(waiting))
                .startsWith("{\"change\":{\"from\":\"OPEN\",\"reasonCode\":\"spare-part\"},")
                .endsWith(",\"personal\":{\"clear\":{\"state\":" + WORDS + "}}}");
    }

    @Test
    void tellsOtherWordsInThePersonalPartAlone() {
        var to =
                new TicketDetails(
                        PRESS.customerId(),
                        null,
                        PRESS.type(),
                        PRESS.channel(),
                        "It stops again",
                        PRESS.description(),
                        PRESS.externalIds());

        var decision = TicketEvents.CHANGES.decide(UNTAKEN, UNTAKEN.changeDetails(to));

        var changed = decision.publications().getFirst();
        assertThat(changed.attributes()).containsExactlyInAnyOrder("contact", "subject");
        assertThat(json(changed))
                .startsWith("{\"change\":{\"contactId\":{\"from\":\"con_maja\"}},\"state\":")
                .endsWith(
                        ",\"personal\":{\"clear\":{\"change\":{\"subject\":{\"from\":\"Press stops"
                                + " after an hour\",\"to\":\"It stops again\"}},\"state\":{\"subject\":\"It"
                                + " stops again\",\"description\":\"Error 12, since Monday.\"}}}}");
    }

    private static String json(Publication publication) {
        return new String(EventCodec.rapport().write(publication.event()), StandardCharsets.UTF_8);
    }
}
