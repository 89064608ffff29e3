/// The Helm chart and the compose file; all that runs here are their checks.
@NullMarked
package io.rapport.chart;

import org.jspecify.annotations.NullMarked;
