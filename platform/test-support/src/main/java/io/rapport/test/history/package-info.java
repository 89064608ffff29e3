/// Judges what the topics hold after an accident, from the outside: plain Kafka client, own JSON
/// reader, no code shared with what is judged.
@NullMarked
package io.rapport.test.history;

import org.jspecify.annotations.NullMarked;
