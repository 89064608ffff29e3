@NullMarked
package io.rapport.analytics.changes;

import org.jspecify.annotations.NullMarked;
