/// Metrics, traces and logs as operators meet them.
@NullMarked
package io.rapport.platform.observe;

import org.jspecify.annotations.NullMarked;
