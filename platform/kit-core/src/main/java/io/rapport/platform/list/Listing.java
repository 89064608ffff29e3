package io.rapport.platform.list;

/// What one route lists, as a class of its own so that a parameter can name it. It has a
/// constructor without arguments and always answers an equal [ListSpec].
@FunctionalInterface
public interface Listing {

    ListSpec spec();
}
