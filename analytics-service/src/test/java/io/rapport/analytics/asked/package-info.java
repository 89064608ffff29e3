@NullMarked
package io.rapport.analytics.asked;

import org.jspecify.annotations.NullMarked;
