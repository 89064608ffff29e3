package io.rapport.platform.restore;

/// Whether an instance of this service runs somewhere.
@FunctionalInterface
interface OtherInstances {

    boolean any() throws InterruptedException;
}
