/// Opportunities: deals from their first stage to won or lost, with their whole history.
@NullMarked
package io.rapport.opportunity.opportunity;

import org.jspecify.annotations.NullMarked;
