@NullMarked
package io.rapport.analytics.pipeline;

import org.jspecify.annotations.NullMarked;
