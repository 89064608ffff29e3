/// Plants each fault once.
@NullMarked
package io.rapport.test.history;

import org.jspecify.annotations.NullMarked;
