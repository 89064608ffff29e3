/// Tokens and calls to the running platform.
@NullMarked
package io.rapport.deploy.launcher.http;

import org.jspecify.annotations.NullMarked;
