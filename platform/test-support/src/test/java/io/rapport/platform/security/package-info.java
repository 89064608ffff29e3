/// Stands in for the starter, by name.
@NullMarked
package io.rapport.platform.security;

import org.jspecify.annotations.NullMarked;
