/// Serves the API document, which a test has made of the controllers.
@NullMarked
package io.rapport.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
