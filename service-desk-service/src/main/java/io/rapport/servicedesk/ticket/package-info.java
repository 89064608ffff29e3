/// Tickets: what customers turn to us with, from opening until closing.
@NullMarked
package io.rapport.servicedesk.ticket;

import org.jspecify.annotations.NullMarked;
