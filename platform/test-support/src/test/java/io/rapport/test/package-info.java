/// The tests of what tests with.
@NullMarked
package io.rapport.test;

import org.jspecify.annotations.NullMarked;
