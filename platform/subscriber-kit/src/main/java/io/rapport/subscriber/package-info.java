/// A client for systems that subscribe to Rapport: it keeps the subscriber's rule over a store of
/// the subscriber's own. Plain Kafka, no JSON library, Java 17.
@NullMarked
package io.rapport.subscriber;

import org.jspecify.annotations.NullMarked;
