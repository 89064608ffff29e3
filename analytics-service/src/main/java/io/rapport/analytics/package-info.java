/// Analytics: the whole customer and the whole funnel, folded from everything that the other
/// services publish.
@NullMarked
package io.rapport.analytics;

import org.jspecify.annotations.NullMarked;
