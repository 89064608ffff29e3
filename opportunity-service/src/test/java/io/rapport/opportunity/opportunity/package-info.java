@NullMarked
package io.rapport.opportunity.opportunity;

import org.jspecify.annotations.NullMarked;
