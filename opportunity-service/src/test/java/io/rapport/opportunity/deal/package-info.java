@NullMarked
package io.rapport.opportunity.deal;

import org.jspecify.annotations.NullMarked;
