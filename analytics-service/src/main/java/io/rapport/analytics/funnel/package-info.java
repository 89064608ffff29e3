/// The funnel: figures over deals, as of any moment, folded from facts.
@NullMarked
package io.rapport.analytics.funnel;

import org.jspecify.annotations.NullMarked;
