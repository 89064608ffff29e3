/// Products: what deals are about, with list prices.
@NullMarked
package io.rapport.opportunity.product;

import org.jspecify.annotations.NullMarked;
