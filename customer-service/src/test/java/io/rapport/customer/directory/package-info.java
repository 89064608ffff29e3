/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.directory;

import org.jspecify.annotations.NullMarked;
