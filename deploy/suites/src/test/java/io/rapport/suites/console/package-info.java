/// The console of a whole platform, as its users meet it: through a browser.
@NullMarked
package io.rapport.suites.console;

import org.jspecify.annotations.NullMarked;
