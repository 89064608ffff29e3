/// The console, looked at through the Chromium of this machine.
@NullMarked
package io.rapport.deploy.browser;

import org.jspecify.annotations.NullMarked;
