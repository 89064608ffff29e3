@NullMarked
package io.rapport.contracts;

import org.jspecify.annotations.NullMarked;
