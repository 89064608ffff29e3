/// The roles of the business: who works with customers, and how far each sees.
@NullMarked
package io.rapport.roles;

import org.jspecify.annotations.NullMarked;
