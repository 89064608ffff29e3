/// Work beside the requests, from the start of a service to its stop.
@NullMarked
package io.rapport.platform.background;

import org.jspecify.annotations.NullMarked;
