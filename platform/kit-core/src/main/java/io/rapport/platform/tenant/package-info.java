/// What is the same for everything that one organization does here.
@NullMarked
package io.rapport.platform.tenant;

import org.jspecify.annotations.NullMarked;
