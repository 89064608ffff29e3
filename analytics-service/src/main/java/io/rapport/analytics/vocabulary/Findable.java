package io.rapport.analytics.vocabulary;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What search knows of one record: by what it is found, and what a hit shows beside its name so
/// that one can choose. Taken from the newest event alone, never from events before it: what an
/// event does not say any more is forgotten with it.
///
/// @param title what it is called; `null` if it has no name, or none that can be read
/// @param nature whose words the title is made of
/// @param ownerId the employee by whom it is seen, where its kind is seen by its owner
/// @param customerId the customer to whom it belongs
/// @param status where it stands, a word of its kind
/// @param pipelineId of a deal
/// @param stageId of a deal
/// @param externalIds what other systems call it
/// @param email found by the whole address; always personal
/// @param phone found by the number, however it is written; always personal
public record Findable(
        @Nullable String title,
        Nature nature,
        @Nullable String ownerId,
        @Nullable String customerId,
        @Nullable String status,
        @Nullable String pipelineId,
        @Nullable String stageId,
        List<ExternalId> externalIds,
        @Nullable String email,
        @Nullable String phone) {

    public Findable {
        externalIds = List.copyOf(externalIds);
    }

    /// Whose words a title is made of: whether it is personal, and how Chinese in it is read aloud.
    public enum Nature {
        /// A person's name.
        PERSON(true),
        /// Free text, which may name a person.
        PERSONAL_TEXT(true),
        /// What a firm, a product or an undertaking is called.
        COMMON(false);

        private final boolean personal;

        Nature(boolean personal) {
            this.personal = personal;
        }

        /// Whether only roles with personal data may find by it and see it.
        public boolean isPersonal() {
            return personal;
        }
    }

    /// Begins with the name.
    public static Builder called(@Nullable String title, Nature nature) {
        return new Builder(title, nature);
    }

    /// A record's findable part while it is put together.
    public static final class Builder {

        private final @Nullable String title;
        private final Nature nature;
        private @Nullable String ownerId;
        private @Nullable String customerId;
        private @Nullable String status;
        private @Nullable String pipelineId;
        private @Nullable String stageId;
        private @Nullable String email;
        private @Nullable String phone;

        private Builder(@Nullable String title, Nature nature) {
            this.title = title;
            this.nature = nature;
        }

        public Builder owner(@Nullable String employee) {
            ownerId = employee;
            return this;
        }

        public Builder customer(@Nullable String customer) {
            customerId = customer;
            return this;
        }

        public Builder status(Enum<?> value) {
            status = value.name();
            return this;
        }

        /// Nothing new goes on it any more.
        ///
        /// @param is `null` and `false` are not said
        /// @param word what its status is then
        public Builder former(@Nullable Boolean is, String word) {
            status = Boolean.TRUE.equals(is) ? word : status;
            return this;
        }

        public Builder stage(String pipeline, String stage) {
            pipelineId = pipeline;
            stageId = stage;
            return this;
        }

        public Builder reachedBy(@Nullable String emailAddress, @Nullable String phoneNumber) {
            email = emailAddress;
            phone = phoneNumber;
            return this;
        }

        /// Ends with what other systems call it.
        public Findable known(List<ExternalId> externalIds) {
            return new Findable(
                    title,
                    nature,
                    ownerId,
                    customerId,
                    status,
                    pipelineId,
                    stageId,
                    externalIds,
                    email,
                    phone);
        }
    }
}
