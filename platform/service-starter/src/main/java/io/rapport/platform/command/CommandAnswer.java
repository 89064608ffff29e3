package io.rapport.platform.command;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// What every command answers. It can be given again for a repeated command.
///
/// @param id the aggregate that changed
/// @param revision its revision after the command: the value of `ETag` and of the next `If-Match`
/// @param sequence its last published event within the epoch
/// @param epoch raised only by a restore
public record CommandAnswer(String id, long revision, long sequence, @JsonIgnore int epoch) {}
