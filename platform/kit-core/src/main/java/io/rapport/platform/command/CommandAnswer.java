package io.rapport.platform.command;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What every command answers. It can be given again for a repeated command.
///
/// @param id the aggregate that changed
/// @param revision its revision after the command: the value of `ETag` and of the next `If-Match`
/// @param sequence its last published event within the epoch
/// @param epoch raised only by a restore
/// @param published whether the command published anything: if not, the last event may be another's
public record CommandAnswer(
        String id,
        long revision,
        long sequence,
        @JsonIgnore int epoch,
        @JsonIgnore boolean published) {

    /// The answer of a command that published something.
    public CommandAnswer(String id, long revision, long sequence, int epoch) {
        this(id, revision, sequence, epoch, true);
    }
}
