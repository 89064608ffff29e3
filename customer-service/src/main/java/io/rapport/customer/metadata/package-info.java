/// What this service tells of itself to screens.
@NullMarked
package io.rapport.customer.metadata;

import org.jspecify.annotations.NullMarked;
