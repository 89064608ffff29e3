@NullMarked
package io.rapport.analytics.operation;

import org.jspecify.annotations.NullMarked;
