/// Interactions: one touch with a customer each, on any channel and in either direction. Who sees
/// the customer sees them.
@NullMarked
package io.rapport.customer.interaction;

import org.jspecify.annotations.NullMarked;
