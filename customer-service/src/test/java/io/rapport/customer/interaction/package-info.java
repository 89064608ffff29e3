/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.interaction;

import org.jspecify.annotations.NullMarked;
