/// The JSON Schemas of the events: generated from the records, committed, and guarded against
/// change that would break a subscriber.
@NullMarked
package io.rapport.contracts.schema;

import org.jspecify.annotations.NullMarked;
