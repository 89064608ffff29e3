/// What the scan for declarations finds.
@NullMarked
package io.rapport.platform.aggregate.declared;

import org.jspecify.annotations.NullMarked;
