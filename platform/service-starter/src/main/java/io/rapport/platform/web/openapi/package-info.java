/// The API document: made by a test from the controllers, committed, and served as a file.
@NullMarked
package io.rapport.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
