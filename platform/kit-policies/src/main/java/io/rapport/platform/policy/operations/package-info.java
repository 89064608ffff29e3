/// What operators see of policies, and how they give up what cannot be acted on.
@NullMarked
package io.rapport.platform.policy.operations;

import org.jspecify.annotations.NullMarked;
