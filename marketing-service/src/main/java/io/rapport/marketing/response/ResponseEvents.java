package io.rapport.marketing.response;

import io.rapport.contracts.Changed;
import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.marketing.ResponseEvent.ResponseReceived;
import io.rapport.contracts.marketing.ResponsePersonal;
import io.rapport.contracts.marketing.ResponseState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What responses are made of, and what is published of them. They have no owner: whoever sees
/// campaigns sees their responses. The note is free text, therefore personal.
@DeclaresAggregate
final class ResponseEvents {

    static final AggregateType<Response, PersonalView<ResponseState, ResponsePersonal>> TYPE =
            AggregateType.of("response", "rsp", "responses", Response.class, Topics.MARKETING)
                    .unchanging()
                    .externalIds(Response::externalIds)
                    .found("touch", Response::touchId)
                    .found("customer", Response::customerId)
                    .found("campaign", Response::campaignId)
                    .tellsSince("occurredAt", "response")
                    .sortedByTime("occurred", "occurredAt")
                    .derived(1)
                    .listedAs("received")
                    .unowned()
                    .shownAs(ResponseEvents::state, ResponseEvents::personal);

    private ResponseEvents() {}

    /// @param at when it came; `null` is now
    static Decision<Response> receive(Response response, @Nullable Instant at) {
        var received =
                new ResponseReceived(
                        new ResponseReceived.Change(), state(response), received(response));
        return TYPE.created(response, received).at(at);
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
        var change = new ResponsePersonal.Change(new Changed<>(null, response.note()));
        return personal == null ? null : Personal.clear(change, personal);
    }
}
