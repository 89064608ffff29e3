/// Sees every rule red once, and green beside it.
@NullMarked
package io.rapport.test.rules;

import org.jspecify.annotations.NullMarked;
