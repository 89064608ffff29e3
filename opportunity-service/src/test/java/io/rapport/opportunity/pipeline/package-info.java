@NullMarked
package io.rapport.opportunity.pipeline;

import org.jspecify.annotations.NullMarked;
