package io.rapport.contracts;

/// Published of an aggregate when its service's data was restored to an earlier point in time:
/// sequence 1 of a new epoch, with the whole state. Each family has one `….restored.v1` and one
/// [`….withdrawn.v1`][WithdrawnEvent]; no other event is named so.
public interface RestorationEvent extends PublishedEvent {

    @Override
    Restoration change();
}
