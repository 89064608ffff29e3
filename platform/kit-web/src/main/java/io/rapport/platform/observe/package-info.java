/// What operators see of a service: request ids, traces, metrics, probes; and the settings that all
/// services share.
@NullMarked
package io.rapport.platform.observe;

import org.jspecify.annotations.NullMarked;
