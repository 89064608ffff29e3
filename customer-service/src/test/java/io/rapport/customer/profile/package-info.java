/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.profile;

import org.jspecify.annotations.NullMarked;
