package io.rapport.platform.bulk;

import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.text.Hashes;

/// One well-formed item.
///
/// @param line where it began, counted from 1
/// @param value validated
/// @param text as it came, for its hash
public record BulkItem<T>(long line, T value, String text) {

    /// The command context of this item alone. The request's idempotency key becomes one key per
    /// line, so that a request sent again repeats each item with the item's own answer.
    public CommandContext context(CommandContext request) {
        var key = request.idempotencyKey();
        return new CommandContext(
                request.scope(),
                request.actor(),
                key == null
                        ? null
                        : new IdempotencyKey(
                                Hashes.of(key.key(), Long.toString(line)), Hashes.of(text)),
                null,
                request.effective(),
                request.correlationId(),
                request.causationId(),
                request.traceparent(),
                request.claimable(),
                request.hops(),
                request.imported(),
                null);
    }
}
