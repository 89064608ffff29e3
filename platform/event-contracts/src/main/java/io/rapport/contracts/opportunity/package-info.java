/// What is published of products, pipelines and opportunities.
@NullMarked
package io.rapport.contracts.opportunity;

import org.jspecify.annotations.NullMarked;
