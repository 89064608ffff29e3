/// Products, pipelines and the deals that move through them.
@NullMarked
package io.rapport.opportunity;

import org.jspecify.annotations.NullMarked;
