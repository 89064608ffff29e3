/// The versions that a pipeline has had: what its stages were at any moment, for who asks why a
/// figure of then reads otherwise than one of today.
@NullMarked
package io.rapport.analytics.pipeline;

import org.jspecify.annotations.NullMarked;
