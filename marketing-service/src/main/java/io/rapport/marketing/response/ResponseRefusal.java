package io.rapport.marketing.response;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why responses say no.
sealed interface ResponseRefusal extends Refusal {

    record AddressMissing() implements ResponseRefusal {}

    record AddressContradicts(String touch) implements ResponseRefusal {}

    record Differs(String id) implements ResponseRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case AddressMissing _, AddressContradicts _ -> Kind.INVALID;
            case Differs _ -> Kind.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case AddressMissing _ -> "response.address-missing";
            case AddressContradicts _ -> "response.address-contradicts";
            case Differs _ -> "response.differs";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case AddressMissing _ -> "Name the touch, or both the campaign and the customer.";
            case AddressContradicts _ ->
                    "The touch named belongs to another campaign or another customer.";
            case Differs _ ->
                    "This response was received with another campaign, customer, touch, outcome,"
                            + " note or time, and never changes.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case AddressContradicts(var touch) -> Map.of("touch", touch);
            case Differs(var id) -> Map.of("id", id);
            case AddressMissing _ -> Map.of();
        };
    }
}
