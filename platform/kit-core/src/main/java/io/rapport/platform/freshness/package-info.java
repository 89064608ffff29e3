/// What a caller has seen done, and whether a view has it yet.
@NullMarked
package io.rapport.platform.freshness;

import org.jspecify.annotations.NullMarked;
