/// What operators see of views and do with them: rebuilds, and where one aggregate stands.
@NullMarked
package io.rapport.platform.projection.operations;

import org.jspecify.annotations.NullMarked;
