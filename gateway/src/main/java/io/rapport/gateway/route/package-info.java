/// Which path leads to which service.
@NullMarked
package io.rapport.gateway.route;

import org.jspecify.annotations.NullMarked;
