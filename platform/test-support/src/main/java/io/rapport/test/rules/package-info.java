/// The architecture as rules: each says by its reason how to mend what it finds.
@NullMarked
package io.rapport.test.rules;

import org.jspecify.annotations.NullMarked;
