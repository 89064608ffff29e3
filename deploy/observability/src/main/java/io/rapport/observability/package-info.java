/// Nothing runs here: dashboards and alert rules lie in the chart's files, their tests in this
/// module.
@NullMarked
package io.rapport.observability;

import org.jspecify.annotations.NullMarked;
