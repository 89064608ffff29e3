/// The domain of the feature, without Spring.
@NullMarked
package io.rapport.customer.lineage;

import org.jspecify.annotations.NullMarked;
