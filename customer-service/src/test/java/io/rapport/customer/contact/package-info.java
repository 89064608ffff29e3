/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.contact;

import org.jspecify.annotations.NullMarked;
