/// What every service must stand, tried on all its operations: a service's test extends it and has
/// nothing to add.
@NullMarked
package io.rapport.test.proof;

import org.jspecify.annotations.NullMarked;
