/// Dashboards, alerts and runbooks: each name, label and link in them is checked.
@NullMarked
package io.rapport.observability;

import org.jspecify.annotations.NullMarked;
