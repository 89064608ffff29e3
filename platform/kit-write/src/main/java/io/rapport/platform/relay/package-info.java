/// The relay: takes unpublished events out of the aggregates' documents and brings them to Kafka,
/// in order per aggregate, at least once, from whichever instance holds the lease.
@NullMarked
package io.rapport.platform.relay;

import org.jspecify.annotations.NullMarked;
