@NullMarked
package io.rapport.analytics;

import org.jspecify.annotations.NullMarked;
