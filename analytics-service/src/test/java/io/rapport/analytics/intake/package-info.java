@NullMarked
package io.rapport.analytics.intake;

import org.jspecify.annotations.NullMarked;
