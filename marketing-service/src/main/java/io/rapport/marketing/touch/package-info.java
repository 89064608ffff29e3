/// Touches: each contact of a campaign with one customer.
@NullMarked
package io.rapport.marketing.touch;

import org.jspecify.annotations.NullMarked;
