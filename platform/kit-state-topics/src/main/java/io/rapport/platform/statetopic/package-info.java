/// The newest state of every aggregate, kept in a compacted topic beside the events, for
/// subscribers that need not know the past. Decisions and failures:
/// `platform/docs/decisions/0022-state-topics.md`.
@NullMarked
package io.rapport.platform.statetopic;

import org.jspecify.annotations.NullMarked;
