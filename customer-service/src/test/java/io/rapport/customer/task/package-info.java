/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.task;

import org.jspecify.annotations.NullMarked;
