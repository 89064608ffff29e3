package io.rapport.marketing.response;

import io.rapport.contracts.Changed;
import io.rapport.contracts.Personal;
import io.rapport.contracts.marketing.ResponseEvent.ResponseReceived;
import io.rapport.contracts.marketing.ResponsePersonal;
import io.rapport.contracts.marketing.ResponseState;
import io.rapport.marketing.response.ResponseChange.Received;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.externalid.ExternalIds;
import org.jspecify.annotations.Nullable;

/// Says what the rest of the world gets to hear of responses. The note is free text, therefore
/// personal.
final class ResponsePublishing {

    private ResponsePublishing() {}

    static Decision<Response> receive(Response response) {
        return Decision.of(response, publish(new Received(response)))
                .claiming(ExternalIds.claims("response", response.externalIds()));
    }

    static Publication publish(ResponseChange change) {
        return switch (change) {
            case Received(var response) ->
                    Publication.of(
                            new ResponseReceived(
                                    new ResponseReceived.Change(),
                                    state(response),
                                    received(response)),
                            Response.RECORD);
        };
    }

    /// The public state, as events and answers show it.
    static ResponseState state(Response response) {
        return new ResponseState(
                response.campaignId(),
                response.touchId(),
                response.customerId(),
                response.outcome(),
                response.externalIds());
    }

    /// The personal part; `null` where there is none.
    static @Nullable ResponsePersonal personal(Response response) {
        return response.note() == null ? null : new ResponsePersonal(response.note());
    }

    private static @Nullable Personal<ResponsePersonal.Change, ResponsePersonal> received(
            Response response) {
        var personal = personal(response);
        return personal == null
                ? null
                : Personal.clear(
                        new ResponsePersonal.Change(new Changed<>(null, response.note())),
                        personal);
    }
}
