/// The console in a real browser, against a small platform that remembers.
@NullMarked
package io.rapport.console;

import org.jspecify.annotations.NullMarked;
