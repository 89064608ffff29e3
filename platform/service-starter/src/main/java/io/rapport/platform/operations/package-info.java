/// What operators see and do at every service alike, below `/api/v1/operations/<service>`: outbox,
/// leases, views and their rebuilds, parked records, events of an aggregate. Whatever is done here
/// is written down before it is done.
@NullMarked
package io.rapport.platform.operations;

import org.jspecify.annotations.NullMarked;
