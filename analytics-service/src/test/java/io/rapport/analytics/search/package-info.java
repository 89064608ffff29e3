@NullMarked
package io.rapport.analytics.search;

import org.jspecify.annotations.NullMarked;
