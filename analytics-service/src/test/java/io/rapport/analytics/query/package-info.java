@NullMarked
package io.rapport.analytics.query;

import org.jspecify.annotations.NullMarked;
