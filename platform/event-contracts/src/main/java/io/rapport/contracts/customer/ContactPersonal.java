package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// The personal data of a contact.
///
/// @param name full name
/// @param jobTitle as on the card
/// @param email address at work
/// @param phone number at work
public record ContactPersonal(
        String name, @Nullable String jobTitle, @Nullable String email, @Nullable String phone) {

    /// What changed of it; `null` is "not touched".
    public record Change(
            @Nullable Changed<String> name,
            @Nullable Changed<String> jobTitle,
            @Nullable Changed<String> email,
            @Nullable Changed<String> phone) {}
}
