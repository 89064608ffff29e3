/// How much code an aggregate costs.
@NullMarked
package io.rapport.test.size;

import org.jspecify.annotations.NullMarked;
