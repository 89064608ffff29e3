/// What the scan for declarations finds.
@NullMarked
package io.rapport.declarations.declared;

import org.jspecify.annotations.NullMarked;
