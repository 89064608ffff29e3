/// What the scan for declarations finds.
@NullMarked
package io.rapport.declarations.doubtful;

import org.jspecify.annotations.NullMarked;
