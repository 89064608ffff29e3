/// What the scan for declarations finds.
@NullMarked
package io.rapport.platform.aggregate.doubtful;

import org.jspecify.annotations.NullMarked;
