/// Stands in for the starter, by name.
@NullMarked
package io.rapport.platform.scope;

import org.jspecify.annotations.NullMarked;
