package io.rapport.platform.events;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where events say that their JSON Schemas are (the header `ce_dataschema`).
///
/// @param schemas what the name of an event completes to the address of its schema, such as
///   `https://crm.example.com/v3/event-schemas/`, where the gateway serves them; unless set a name
///   that leads nowhere
@Validated
@ConfigurationProperties("rapport.events")
public record EventSchemaProperties(
        @DefaultValue("urn:rapport:schema:")
                @Pattern(
                        regexp = "urn:[a-z0-9:-]+:|https?://[^\\s?#]+/",
                        message =
                                "must be an absolute address that ends with /, such as"
                                        + " https://crm.example.com/v3/event-schemas/")
                String schemas) {

    /// The address of an event's schema.
    ///
    /// @param type wire name with version
    public String of(String type) {
        return schemas + type;
    }
}
