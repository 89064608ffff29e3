/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.naming;

import org.jspecify.annotations.NullMarked;
