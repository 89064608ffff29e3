/// Pipelines: versioned templates of the stages that deals pass.
@NullMarked
package io.rapport.opportunity.pipeline;

import org.jspecify.annotations.NullMarked;
