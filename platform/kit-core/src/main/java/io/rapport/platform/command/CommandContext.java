package io.rapport.platform.command;

import io.rapport.contracts.ImportMode;
import io.rapport.platform.scope.AccessScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything a command carries besides its content.
///
/// @param scope what the caller may see and therefore change
/// @param actor who acts, as the header of an event tells it
/// @param idempotencyKey the caller's key, if one was given
/// @param expectedRevision from `If-Match`, if one was given
/// @param effective when it happened in the business, if the caller says so
/// @param correlationId groups everything that one request or one import caused
/// @param causationId id of the event that led to this command, if one did
/// @param traceparent W3C trace context of the request, carried through the outbox
/// @param claimable of which systems the caller may claim new external ids
/// @param hops how many causes lie before it; 0 for what somebody asks for
/// @param imported how the importer says that it comes in, if it is imported
/// @param createdAs what a creation's id has behind its prefix, where that follows from its cause:
///   however often it is asked for, one comes into being; `null` for a new id
public record CommandContext(
        AccessScope scope,
        String actor,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable Long expectedRevision,
        @Nullable Instant effective,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        ClaimableSystems claimable,
        int hops,
        @Nullable ImportMode imported,
        @Nullable String createdAs) {

    /// What somebody asks for.
    public CommandContext(
            AccessScope scope,
            String actor,
            @Nullable IdempotencyKey idempotencyKey,
            @Nullable Long expectedRevision,
            @Nullable Instant effective,
            String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent,
            ClaimableSystems claimable) {
        this(
                scope,
                actor,
                idempotencyKey,
                expectedRevision,
                effective,
                correlationId,
                causationId,
                traceparent,
                claimable,
                0,
                null,
                null);
    }

    /// A command of the machinery, which is correlated to what caused it or to itself alone.
    public CommandContext(
            AccessScope scope,
            String actor,
            @Nullable IdempotencyKey idempotencyKey,
            @Nullable Long expectedRevision,
            @Nullable Instant effective,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent) {
        this(
                scope,
                actor,
                idempotencyKey,
                expectedRevision,
                effective,
                correlationId == null ? UUID.randomUUID().toString() : correlationId,
                causationId,
                traceparent,
                ClaimableSystems.ALL);
    }

    /// The tenant in which the command acts.
    public String tenant() {
        return scope.tenant();
    }

    /// The same command, having happened at `effective`; `null` means now.
    public CommandContext effectiveAt(@Nullable Instant effective) {
        return with(effective, hops, imported, createdAs);
    }

    /// The same command, with so many causes before it.
    public CommandContext after(int hops) {
        return with(effective, hops, imported, createdAs);
    }

    /// The same command, creating what has this behind the prefix of its id.
    public CommandContext creating(String createdAs) {
        return with(effective, hops, imported, createdAs);
    }

    /// The same command, of an import; `null` where the importer does not say of what kind.
    public CommandContext importing(@Nullable ImportMode imported) {
        return with(effective, hops, imported, createdAs);
    }

    private CommandContext with(
            @Nullable Instant effective,
            int hops,
            @Nullable ImportMode imported,
            @Nullable String createdAs) {
        return new CommandContext(
                scope,
                actor,
                idempotencyKey,
                expectedRevision,
                effective,
                correlationId,
                causationId,
                traceparent,
                claimable,
                hops,
                imported,
                createdAs);
    }
}
