/// Tests.
@NullMarked
package io.rapport.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
