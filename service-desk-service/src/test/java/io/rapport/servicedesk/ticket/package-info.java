/// Tickets alone, without Spring.
@NullMarked
package io.rapport.servicedesk.ticket;

import org.jspecify.annotations.NullMarked;
