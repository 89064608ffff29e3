@NullMarked
package io.rapport.analytics.funnel;

import org.jspecify.annotations.NullMarked;
