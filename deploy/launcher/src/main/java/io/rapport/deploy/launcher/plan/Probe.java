package io.rapport.deploy.launcher.plan;

import java.net.URI;

/// How to ask a process whether it is ready.
public sealed interface Probe {

    /// Ready when it answers 200.
    record Http(URI uri) implements Probe {}

    /// Ready when the cluster has a node.
    record Broker(String servers) implements Probe {}

    /// Ready when it answers a ping.
    record Store(String uri) implements Probe {}
}
