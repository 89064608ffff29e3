/// Reading events from Kafka: one binding per consumer, records decoded, guarded, traced and
/// counted; what cannot be read is parked, and an outage of the store loses nothing.
@NullMarked
package io.rapport.platform.consume;

import org.jspecify.annotations.NullMarked;
