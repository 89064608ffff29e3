/// The service desk: tickets of all channels.
@NullMarked
package io.rapport.servicedesk;

import org.jspecify.annotations.NullMarked;
