@NullMarked
package io.rapport.opportunity;

import org.jspecify.annotations.NullMarked;
