/// What operators see of events that wait, and of the instances that publish them.
@NullMarked
package io.rapport.platform.relay.operations;

import org.jspecify.annotations.NullMarked;
