@NullMarked
package io.rapport.analytics.history;

import org.jspecify.annotations.NullMarked;
