/// Tests.
@NullMarked
package io.rapport.platform.list;

import org.jspecify.annotations.NullMarked;
