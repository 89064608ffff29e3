/// Policies: what this service does because of what happened, here or elsewhere.
@NullMarked
package io.rapport.platform.policy;

import org.jspecify.annotations.NullMarked;
