/// Whether the chart is right, as far as that can be known without a cluster: what it renders fits
/// Kubernetes' schemas, and fits itself and the services, which no schema tells.
@NullMarked
package io.rapport.chart;

import org.jspecify.annotations.NullMarked;
