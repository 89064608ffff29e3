/// What this service tells of itself to screens.
@NullMarked
package io.rapport.servicedesk.metadata;

import org.jspecify.annotations.NullMarked;
