package io.rapport.platform.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of a command that needs no more words.
///
/// @param effectiveAt when it happened in the business; now unless said
public record Moment(@Nullable Instant effectiveAt) {}
