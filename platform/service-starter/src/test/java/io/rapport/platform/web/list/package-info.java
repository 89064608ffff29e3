/// Tests.
@NullMarked
package io.rapport.platform.web.list;

import org.jspecify.annotations.NullMarked;
