/// What other systems call an aggregate: the key by which imports are repeatable.
@NullMarked
package io.rapport.platform.externalid;

import org.jspecify.annotations.NullMarked;
